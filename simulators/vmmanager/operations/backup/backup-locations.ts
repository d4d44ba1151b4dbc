import { listReply } from '../../list-reply.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import type { World } from '../../world/world.ts'

/** A place for backups. They are set up by people, and there is no call for it in the contract. */
interface BackupLocation {
  readonly id: number
  readonly name: string
}

/** The place of backups for which none is named. */
export const usualLocationId = 1

/** Every place that there is. */
export const backupLocations: readonly BackupLocation[] = [{ id: usualLocationId, name: 'node' }]

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
