import { shortStorageView, storageView } from '../../views/storage-view.ts'
import type { Storage } from '../../world/platform-entities.ts'
import type { RecordKind } from '../records/record-kind.ts'

/** Storages. One with disks stays. */
export const storageKind: RecordKind<Storage> = {
  table: ({ storages }) => storages,
  idParameter: 'storage_id',
  view: storageView,
  shortView: shortStorageView,
  make: (id) => ({ id, name: '', type: '', clusterIds: [] }),
  fields: { name: 'name', type: 'type' },
  isUsed: ({ id }, { disks }) => [...disks.all()].some(({ storageId }) => storageId === id),
}
