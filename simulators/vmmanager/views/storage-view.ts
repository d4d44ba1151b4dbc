import type { ItemView } from '../lists/select-items.ts'
import type { Storage } from '../world/platform-entities.ts'
import type { World } from '../world/world.ts'
import { namedClusters } from './named-clusters.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/storage`. */
export const storageView: ItemView<Storage, World> = {
  fields: {
    id: (storage) => storage.id,
    name: (storage) => storage.name,
    type: (storage) => storage.type,
    ...shownAgain({ comment: '', storage_params: null, tags: [] }),
    is_network: ({ told }) => accessTo(told?.['storage_params'], 'ip_addr') !== null,
    clusters: (storage, world) => namedClusters(storage.clusterIds, world),
  },
  lookups: {},
}

/** `GET /vm/v3/storage/{storage_id}`: how to get at it is not in an object of its own. */
export const shortStorageView: ItemView<Storage, World> = {
  fields: {
    id: (storage) => storage.id,
    name: (storage) => storage.name,
    type: (storage) => storage.type,
    ip_addr: ({ told }) => accessTo(told?.['storage_params'], 'ip_addr'),
    ssh_port: ({ told }) => accessTo(told?.['storage_params'], 'ssh_port'),
    login: ({ told }) => accessTo(told?.['storage_params'], 'login'),
    password: ({ told }) => accessTo(told?.['storage_params'], 'password'),
  },
  lookups: {},
}

function accessTo(params: unknown, name: string): unknown {
  return (params as Readonly<Record<string, unknown>> | undefined)?.[name] ?? null
}
