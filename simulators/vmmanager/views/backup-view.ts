import type { ItemView } from '../lists/select-items.ts'
import type { Backup } from '../world/machine-entities.ts'
import type { World } from '../world/world.ts'
import { timeText } from './time-text.ts'

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
