import type { OperationHandler } from '../operation-handler.ts'
import { accountOperations } from './account/account-operations.ts'
import { authOperations } from './auth/auth-operations.ts'
import { hostOperations } from './host/host-operations.ts'
import { inventoryOperations } from './inventory/inventory-operations.ts'
import { taskOperations } from './task/task-operations.ts'

/** What does each operation of the contract, by operation id. */
export const operationHandlers: ReadonlyMap<string, OperationHandler> = new Map(
  Object.entries({
    ...authOperations,
    ...accountOperations,
    ...hostOperations,
    ...taskOperations,
    ...inventoryOperations,
  }),
)
