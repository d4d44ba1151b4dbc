/** Where the values come from that a path is filled with. */
export type ValueSource =
  /** What the items of a list have there; general JSON pointer. */
  { readonly list: string; readonly pointer: string } | { readonly value: string }

const idsOf = (list: string): ValueSource => ({ list, pointer: '/list/*/id' })

/** By parameter; one that is not here cannot be filled: nobody knows what stands there. */
export const valueSources: Readonly<Record<string, ValueSource>> = {
  account: idsOf('account-list'),
  user: idsOf('account-list'),
  user_id: idsOf('account-list'),
  role: { value: '@user' },
  host_id: idsOf('host-list'),
  disk_id: idsOf('disk-list'),
  backup_id: idsOf('backup-list'),
  image_id: idsOf('image-list'),
  task_id: idsOf('task-list'),
  task_name: { list: 'task-list', pointer: '/list/*/name' },
  cluster_id: idsOf('cluster-list'),
  node_id: idsOf('node-list'),
  preset_id: idsOf('preset-list'),
  recipe_id: idsOf('recipe-list'),
  storage_id: idsOf('storage-list'),
  ippool_id: idsOf('ippool-list'),
  vxlan_id: idsOf('vxlan-list'),
}

/** Where an operation takes its values from elsewhere than others with the same parameter: services count for themselves. */
export const ownSources: Readonly<Record<string, ValueSource>> = {
  'ip-service-pool-read': idsOf('ip-service-pool-list'),
}
