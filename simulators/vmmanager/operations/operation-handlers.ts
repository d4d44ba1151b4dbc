import type { OperationHandler } from '../operation-handler.ts'
import { accountOperations } from './account/account-operations.ts'
import { authOperations } from './auth/auth-operations.ts'
import { backupOperations } from './backup/backup-operations.ts'
import { diskOperations } from './disk/disk-operations.ts'
import { hostNetworkOperations } from './host/host-network-operations.ts'
import { hostOperations } from './host/host-operations.ts'
import { imageOperations } from './image/image-operations.ts'
import { inventoryOperations } from './inventory/inventory-operations.ts'
import { networkOperations } from './network/network-operations.ts'
import { platformOperations } from './platform/platform-operations.ts'
import { taskOperations } from './task/task-operations.ts'

/** What does each operation of the contract, by operation id. */
export const operationHandlers: ReadonlyMap<string, OperationHandler> = new Map(
  Object.entries({
    ...authOperations,
    ...accountOperations,
    ...hostOperations,
    ...hostNetworkOperations,
    ...diskOperations,
    ...backupOperations,
    ...imageOperations,
    ...taskOperations,
    ...inventoryOperations,
    ...networkOperations,
    ...platformOperations,
  }),
)
