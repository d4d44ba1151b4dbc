import { isAdministrator } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { Call, OperationHandlers } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import type { Os, Preset } from '../../world/entities.ts'
import { recordHandlers } from '../records/record-handlers.ts'
import { withRecord } from '../records/with-record.ts'
import { clusterKind } from './cluster-kind.ts'
import { nodeKind } from './node-kind.ts'
import type { RecordKind } from '../records/record-kind.ts'
import type { Recipe, Storage } from '../../world/platform-entities.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { World } from '../../world/world.ts'
import { namedClusters, nodesOf } from '../../views/named-clusters.ts'
import { shownAgain } from '../../views/shown-again.ts'

/** Items of `GET /vm/v3/storage`. */
const storageView: ItemView<Storage, World> = {
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
const shortStorageView: ItemView<Storage, World> = {
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

/** Items of `GET /vm/v3/recipe`. */
const recipeView: ItemView<Recipe, World> = {
  fields: {
    id: (recipe) => recipe.id,
    name: (recipe) => recipe.name,
    repository: () => 'local',
    updated_at: () => null,
    access: () => null,
    params_count: (recipe) => recipe.params.length,
    has_email: ({ emailContent = [] }) => emailContent.length > 0,
    ...shownAgain({
      tags: [],
      description: '',
      for_all: false,
      user_visible: false,
      type: null,
    }),
  },
  lookups: {},
}

/** Items of `GET /vm/v3/preset`. */
const presetView: ItemView<Preset, World> = {
  fields: {
    id: (preset) => preset.id,
    name: (preset) => preset.name,
    cpu_number: (preset) => preset.cpuNumber ?? null,
    ram_mib: (preset) => preset.ramMib ?? null,
    hdd_mib: (preset) => preset.diskMib ?? null,
    ...shownAgain({
      comment: '',
      virtualization_type: 'kvm',
      disks: undefined,
      cpu_mode: undefined,
      cpu_custom_model: undefined,
      cpu_weight: undefined,
      nesting: undefined,
      io_weight: undefined,
      io_read_mbitps: undefined,
      io_write_mbitps: undefined,
      io_read_iops: undefined,
      io_write_iops: undefined,
      net_bandwidth_mbitps: undefined,
      net_in_mbitps: undefined,
      net_out_mbitps: undefined,
      net_weight: undefined,
      anti_spoofing: undefined,
      tcp_connections_in: undefined,
      tcp_connections_out: undefined,
      process_number: undefined,
      firewall_rules: undefined,
      snapshot_limit: undefined,
    }),
  },
  lookups: {},
}

/** Items of `GET /vm/v3/os`. BILLmanager names them `<repository>__<name>`. */
const osView: ItemView<Os, World> = {
  fields: {
    id: (os) => os.id,
    name: (os) => os.name,
    os_group: (os) => os.group,
    state: () => 'active',
    adminonly: (os) => os.adminOnly ?? false,
    clusters: (os, world) => namedClusters(os.clusterIds, world),
    nodes: (os, world) =>
      os.clusterIds.flatMap((clusterId) =>
        nodesOf(clusterId, world).map(({ id, name, ip }) => ({ id, name, ip_addr: ip })),
      ),
    repository: (os) => os.repository,
    repository_id: () => 1,
    tags: () => [],
    comment: () => '',
    hdd_mib_required: (os) => os.minimumDiskMib,
    is_lxd_image: () => false,
    ...shownAgain({ product_key: undefined, kms_ip: undefined, kms_port: undefined }),
  },
  lookups: {},
}

/** Storages. One with disks stays. */
const storageKind: RecordKind<Storage> = {
  table: ({ storages }) => storages,
  idParameter: 'storage_id',
  view: storageView,
  shortView: shortStorageView,
  make: (id) => ({ id, name: '', type: '', clusterIds: [] }),
  fields: { name: 'name', type: 'type' },
  isUsed: ({ id }, { disks }) => [...disks.all()].some(({ storageId }) => storageId === id),
}

/** Scripts; what they would do is not known. */
const recipeKind: RecordKind<Recipe> = {
  table: ({ recipes }) => recipes,
  idParameter: 'recipe_id',
  view: recipeView,
  make: (id) => ({ id, name: '', params: [] }),
  fields: { name: 'name', params: 'params', email_content: 'emailContent' },
  references: { account: 'accounts' },
}

/** Configurations; a change touches no machine that is there. One that machines were made from stays. */
const presetKind: RecordKind<Preset> = {
  table: ({ presets }) => presets,
  idParameter: 'preset_id',
  view: presetView,
  make: (id) => ({ id, name: '' }),
  fields: { name: 'name', cpu_number: 'cpuNumber', ram_mib: 'ramMib', hdd_mib: 'diskMib' },
  isUsed: ({ id }, { hosts }) => [...hosts.all()].some(({ presetId }) => presetId === id),
}

/** Templates, which are there from the beginning. */
const osKind: RecordKind<Os> = {
  table: ({ oses }) => oses,
  idParameter: 'os_id',
  view: osView,
  make: (id) => ({ id, name: '', repository: 'local', group: '', minimumDiskMib: 0, clusterIds: [] }),
  fields: { adminonly: 'adminOnly', clusters: 'clusterIds' },
  references: { clusters: 'clusters' },
}

const clusters = recordHandlers(clusterKind)
const nodes = recordHandlers(nodeKind)
const oses = recordHandlers(osKind)
const presets = recordHandlers(presetKind)
const recipes = recordHandlers(recipeKind)
const storages = recordHandlers(storageKind)

/** What machines are made of and run on: clusters, nodes, templates, presets, recipes, storages. */
export const inventoryOperations: OperationHandlers = {
  'cluster-list': clusters.list,
  'cluster-create': clusters.create,
  'cluster-read': clusters.read,
  'cluster-update': clusters.update,
  'cluster-delete': clusters.delete,
  'node-list': nodes.list,
  'node-create': nodes.create,
  'node-read': nodes.read,
  'node-update': nodes.update,
  'node-delete': nodes.delete,
  'os-list': (call) => listReply(call, call.world.oses.all(), osView, (os) => isOffered(os, call)),
  'os-list-all': oses.list,
  'os-update': oses.update,
  'preset-list': presets.list,
  'preset-create': presets.create,
  'preset-read': presets.read,
  'preset-update': presets.update,
  'preset-delete': presets.delete,
  'recipe-list': recipes.list,
  'recipe-create': recipes.create,
  'recipe-read': recipes.read,
  'recipe-update': recipes.update,
  'recipe-delete': recipes.delete,
  'recipe-params': withRecord(recipeKind, ({ params }) => ok({ list: params })),
  'storage-list': storages.list,
  'storage-create': storages.create,
  'storage-read': storages.read,
  'storage-update': storages.update,
  'storage-delete': storages.delete,
}

/** The shorter list has what some cluster has, and clients do not see what is for administrators only. */
function isOffered({ clusterIds, adminOnly }: Os, { account }: Call): boolean {
  const isOpen = adminOnly !== true || (account !== undefined && isAdministrator(account))
  return isOpen && clusterIds.length > 0
}
