import type {
  BackupCreateRequest,
  DiskRestoreRequest,
  HostRestoreRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { seesThingOf } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { hostOf } from '../../world/disks.ts'
import type { Host } from '../../world/entities.ts'
import type { Backup, Disk } from '../../world/machine-entities.ts'
import { withChangingDisk, withDisk } from '../disk/with-disk.ts'
import { withHost, withMadeHost } from '../host/with-host.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { World } from '../../world/world.ts'
import { timeText } from '../../views/time-text.ts'

/** Items of `GET /vm/v3/backup` and of the backups of a machine or a disk. */
export const backupView: ItemView<Backup, World> = {
  fields: {
    id: (backup) => backup.id,
    name: (backup) => backup.name,
    comment: (backup) => backup.comment,
    state: (backup) => backup.state,
    parent_disk: (backup) => backup.diskId,
    actual_size_mib: (backup) => (backup.state === 'active' ? backup.sizeMib : 0),
    estimated_size_mib: (backup) => backup.sizeMib,
    date_create: (backup, world) => timeText(world, backup.createdAtMs),
    account: ({ accountId }, world) => ({
      id: accountId,
      email: world.accounts.get(accountId)?.email ?? null,
    }),
    disk: ({ diskId, diskName }) => ({ id: diskId, name: diskName }),
    // The only field of the cluster that a client reads (usaafko/vmmanager6_backup).
    cluster: ({ clusterId }) => ({ id: clusterId, image_storage_path: '/image' }),
    host: ({ hostId }, world) =>
      hostId === undefined ? null : { id: hostId, name: world.hosts.get(hostId)?.name ?? null },
    for_all: () => false,
    type: () => 'full',
    expand_part: () => 'none',
    backup_location: ({ locationId }) => ({ id: locationId }),
  },
  lookups: {
    id: (value, world) => world.backups.with('id', value),
  },
}

/** `GET /vm/v3/backup/{backup_id}`: the short form. */
export function shortBackup({ id, name, state, comment, accountId, locationId }: Backup): object {
  const backup_location = { id: locationId }
  return { id, name, state, comment, account: accountId, for_all: false, type: 'full', backup_location }
}

/** A place for backups. They are set up by people, and there is no call for it in the contract. */
interface BackupLocation {
  readonly id: number
  readonly name: string
}

/** The place of backups for which none is named. */
const usualLocationId = 1

/** Every place that there is. */
const backupLocations: readonly BackupLocation[] = [{ id: usualLocationId, name: 'node' }]

const locationView: ItemView<BackupLocation, World> = {
  fields: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    comment: () => '',
    state: () => 'active',
    quota_mib: () => null,
    type: () => 'local',
    connection_params: () => null,
    clusters: (_, world) => Array.from(world.clusters.all(), ({ id, name }) => ({ id, name })),
  },
  lookups: {},
}

/** `GET /vm/v3/backup_location`. */
export const backupLocationList: OperationHandler = (call) => listReply(call, backupLocations, locationView)

/** `GET /vm/v3/host/{host_id}/backup`: the newest last (usaafko/vmmanager6_backup). */
export const hostBackupList: OperationHandler = withHost((host, call) =>
  listReply(call, call.world.backups.with('hostId', host.id) ?? [], backupView),
)

/** `GET /vm/v3/disk/{disk_id}/backup`. */
export const diskBackupList: OperationHandler = withDisk((disk, call) =>
  listReply(call, call.world.backups.with('diskId', disk.id) ?? [], backupView),
)

/** `POST /vm/v3/host/{host_id}/backup`: a task copies the main disk; the backup is active when it ends. */
export const hostBackupCreate: OperationHandler = withMadeHost((host, call) => {
  const disk = call.world.disks.get(host.diskId)
  return disk === undefined ? refuse('instance-not-found', { disk: host.diskId }) : backUp(disk, host, call)
})

/** `POST /vm/v3/disk/{disk_id}/backup`: the same for any disk; for one that is in no machine at once. */
export const diskBackupCreate: OperationHandler = withChangingDisk((disk, call) =>
  backUp(disk, hostOf(call.world, disk), call),
)

/** `POST /vm/v3/host/{host_id}/restore`: the machine has what it had then, also its operating system. */
export const hostRestore: OperationHandler = withMadeHost((host, { world, body, account }) => {
  const backup = usableBackup({ world, account }, (body as HostRestoreRequest).backup)
  if ('status' in backup) return backup
  const wish = backup.osId === undefined ? {} : { osId: backup.osId, imageId: undefined }
  return ok({ id: host.id, task: createTask(world, 'host_restore', host, wish).consulId })
})

/** `POST /vm/v3/disk/{disk_id}/restore`: by a task where the disk is in a machine. */
export const diskRestore: OperationHandler = withChangingDisk((disk, { world, body, account }) => {
  const backup = usableBackup({ world, account }, (body as DiskRestoreRequest).backup)
  if ('status' in backup) return backup
  const host = hostOf(world, disk)
  if (host === undefined) return ok({ id: disk.id })
  return ok({ id: disk.id, task: createTask(world, 'disk_restore', host).consulId })
})

function backUp(disk: Disk, host: Host | undefined, { world, body }: Call): Reply {
  const { name = disk.name, comment = '', backup_locations: locations } = body as BackupCreateRequest
  const locationId = locations?.[0] ?? usualLocationId
  if (!backupLocations.some(({ id }) => id === locationId)) {
    return refuse('instance-not-found', { backup_location: locationId })
  }
  const backup = world.backups.add((id) => ({
    id,
    name,
    comment,
    locationId,
    diskId: disk.id,
    diskName: disk.name,
    sizeMib: disk.sizeMib,
    hostId: host?.id,
    osId: host?.osId,
    accountId: host?.accountId ?? disk.accountId,
    clusterId: host?.clusterId ?? world.nodes.get(disk.nodeId)?.clusterId ?? 1,
    createdAtMs: world.nowMs,
    state: host === undefined ? 'active' : 'creating',
  }))
  if (host === undefined) return ok({ id: backup.id })
  const wish = { backupId: backup.id }
  return ok({ id: backup.id, task: createTask(world, 'vm_backup', host, wish).consulId })
}

/** The backup that the caller wants to restore, if they see it and it is whole. */
function usableBackup({ world, account }: Pick<Call, 'world' | 'account'>, id: number): Backup | Reply {
  const backup = world.backups.get(id)
  if (backup === undefined) return refuse('instance-not-found', { backup: id })
  if (!seesThingOf(account, backup.accountId)) return refuse('forbidden', { backup: id })
  return backup.state === 'active' ? backup : refuse('wrong-state', { backup: id, state: backup.state })
}
