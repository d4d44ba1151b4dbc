import type { OperationHandlers } from '../../operation-handler.ts'
import { diskBackupCreate, diskBackupList, diskRestore } from '../backup/machine-backups.ts'
import { diskCreate, diskDelete, diskList, diskMigrate } from './disk-life.ts'
import { diskUpdate } from './disk-update.ts'
import { hostDiskAttach, hostDiskDetach, hostDiskList, hostDiskOrder } from './host-disks.ts'

/** Disks, in machines and in none. */
export const diskOperations: OperationHandlers = {
  'disk-list': diskList,
  'disk-create': diskCreate,
  'disk-update': diskUpdate,
  'disk-delete': diskDelete,
  'disk-migrate': diskMigrate,
  'disk-restore': diskRestore,
  'disk-backup-create': diskBackupCreate,
  'disk-backup-list': diskBackupList,
  'host-disk-list': hostDiskList,
  'host-disk-attach': hostDiskAttach,
  'host-disk-detach': hostDiskDetach,
  'host-disk-order': hostDiskOrder,
}
