import { osView } from '../../views/os-view.ts'
import type { Os } from '../../world/entities.ts'
import type { RecordKind } from '../records/record-kind.ts'

/** Templates, which are there from the beginning. */
export const osKind: RecordKind<Os> = {
  table: ({ oses }) => oses,
  idParameter: 'os_id',
  view: osView,
  make: (id) => ({ id, name: '', repository: 'local', group: '', minimumDiskMib: 0, clusterIds: [] }),
  fields: { adminonly: 'adminOnly', clusters: 'clusterIds' },
  references: { clusters: 'clusters' },
}
