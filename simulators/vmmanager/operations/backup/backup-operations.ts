import type { BackupUpdateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { seesThingOf } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { Call, OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import type { Backup } from '../../world/machine-entities.ts'
import {
  backupLocationList,
  backupView,
  hostBackupCreate,
  hostBackupList,
  hostRestore,
  shortBackup,
} from './machine-backups.ts'

/** Backups of disks; they stay when their machine goes. All changes happen at once. */
export const backupOperations: OperationHandlers = {
  'backup-list': (call) =>
    listReply(call, call.world.backups.all(), backupView, ({ accountId }) =>
      seesThingOf(call.account, accountId),
    ),
  'backup-read': withBackup((backup) => ok(shortBackup(backup))),
  'backup-update': withBackup((backup, { body }) => {
    const { name = backup.name, comment = backup.comment } = body as BackupUpdateRequest
    Object.assign(backup, { name, comment })
    return ok({ id: backup.id })
  }),
  'backup-delete': withBackup((backup, { world }) => {
    world.backups.delete(backup)
    return ok({ id: backup.id })
  }),
  'backup-location-list': backupLocationList,
  'host-backup-list': hostBackupList,
  'host-backup-create': hostBackupCreate,
  'host-restore': hostRestore,
}

function withBackup(handler: (backup: Backup, call: Call) => Reply): OperationHandler {
  return (call) => {
    const backup = call.world.backups.get(Number(call.pathParams['backup_id']))
    if (backup === undefined) return refuse('instance-not-found', { backup_id: call.pathParams['backup_id'] })
    return seesThingOf(call.account, backup.accountId)
      ? handler(backup, call)
      : refuse('forbidden', { backup_id: backup.id })
  }
}
