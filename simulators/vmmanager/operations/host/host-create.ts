import type {
  HostCreateCustomInterface,
  HostCreateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { toldOf } from '../../views/told-fields.ts'
import type { Account, HypervisorNode, Preset } from '../../world/entities.ts'
import { returnAddresses } from '../../world/ip-pool.ts'
import type { World } from '../../world/world.ts'
import {
  type DiskPlan,
  addHost,
  chooseHostNode,
  customInterfaces,
  planDisks,
  planInterfaces,
} from './new-host.ts'
import { findOwner } from './find-owner.ts'
import { type InstallSource, installSource } from './install-source.ts'
import { type AddressWish, reserveAll, reservePrefix, withCertain } from './reserve-addresses.ts'
import { refuseNewHost } from '../../refuse-over-limits.ts'

/** What a creation needs besides its own words. */
interface Parts {
  readonly owner: Account
  readonly preset: Preset | undefined
  readonly source: InstallSource
  readonly size: { readonly cpuNumber: number; readonly ramMib: number }
  readonly disks: readonly DiskPlan[]
  readonly node: HypervisorNode
}

/** `POST /vm/v3/host`: takes the addresses, accepts the machine, and leaves the rest to a task. */
export const hostCreate: OperationHandler = ({ world, body, account }) => {
  const request = body as HostCreateRequest
  const parts = findParts(world, request, account)
  if ('status' in parts) return parts
  const recipes = wishedRecipes(request)
  const alien = recipes.find((recipe) => world.recipes.get(recipe) === undefined)
  if (alien !== undefined) return refuse('instance-not-found', { recipe: alien })
  const wishes = addressWishes(request, parts.node.clusterId)
  const addressCount = wishes.reduce((sum, { count }) => sum + count, 0)
  const addedDiskMib = parts.disks.reduce((sum, { sizeMib }) => sum + sizeMib, 0)
  const machine = { ...parts.size, addedDiskMib, addedAddresses: addressCount }
  const refusal = refuseNewHost(world, parts.owner.id, machine)
  if (refusal !== undefined) return refusal
  const reserved = reserveAll(world, wishes)
  if (reserved === undefined) return refuse('no-free-address', { ipv4_number: addressCount })
  const ipv6 = reservePrefix(world, request)
  if (ipv6 !== undefined && 'status' in ipv6) {
    returnAddresses(world.pools, reserved)
    return ipv6
  }
  const given = { ...describeHost(request, parts), reserved, ipv6 }
  const host = addHost(world, given, { disks: parts.disks, interfaces: planInterfaces(request) })
  const { consulId: task } = createTask(world, 'host_create', host)
  const scripts = recipes.map(() => createTask(world, 'run_recipe', host).consulId)
  const answer = { recipe_task_list: scripts, recipe_task: scripts[0] ?? 0, spice_task: 0 }
  return ok({ id: host.id, task, ...answer })
}

function findParts(world: World, request: HostCreateRequest, caller: Account | undefined): Parts | Reply {
  const { cluster: clusterId = 1, preset: presetId } = request
  if (world.clusters.get(clusterId) === undefined) return refuse('instance-not-found', { cluster: clusterId })
  const owner = findOwner(world, request.account, caller)
  if ('status' in owner) return owner
  const source = installSource(world, request, clusterId, caller)
  if ('status' in source) return source
  const preset = presetId === undefined ? undefined : world.presets.get(presetId)
  if (presetId !== undefined && preset === undefined)
    return refuse('instance-not-found', { preset: presetId })
  const disks = planDisks(world, request, preset?.diskMib ?? source.minimumDiskMib)
  if ((disks[0]?.sizeMib ?? 0) < source.minimumDiskMib)
    return refuse('invalid-value', { name: '/hdd_mib', expected: `at least ${source.minimumDiskMib}` })
  const alien = disks.find(({ storageId }) => world.storages.get(storageId) === undefined)
  if (alien !== undefined) return refuse('instance-not-found', { storage: alien.storageId })
  const size = {
    cpuNumber: request.cpu_number ?? preset?.cpuNumber ?? 1,
    ramMib: request.ram_mib ?? preset?.ramMib ?? 512,
  }
  const diskMib = disks.reduce((sum, { sizeMib }) => sum + sizeMib, 0)
  const node = chooseHostNode(world, {
    clusterId,
    nodeId: request.node,
    forbiddenNodeIds: source.forbiddenNodeIds,
    load: { hosts: 1, ...size, diskMib },
  })
  return 'status' in node ? node : { owner, preset, source, size, disks, node }
}

function describeHost(request: HostCreateRequest, { owner, preset, source, size, node }: Parts) {
  const { name, domain, net_bandwidth_mbitps: bandwidth } = request
  const told = toldOf(request)
  return {
    name,
    domain: domain?.toLowerCase() ?? `${name}.example.com`,
    comment: request.comment ?? '',
    accountId: owner.id,
    clusterId: node.clusterId,
    nodeId: node.id,
    ...(preset !== undefined && { presetId: preset.id }),
    osId: source.osId,
    imageId: source.imageId,
    ...size,
    netInMbitps: request.net_in_mbitps ?? bandwidth,
    netOutMbitps: request.net_out_mbitps ?? bandwidth,
    told: preset?.told === undefined ? told : { ...toldOf(preset.told), ...told },
  }
}

/**
 * The addresses that a creation asks for: those of the machine (`ipv4_number`, one where it says nothing about
 * interfaces either), and those of each custom interface. That both add up is inferred, and so is that a certain
 * address is one of those that are asked for by their number.
 */
function addressWishes(request: HostCreateRequest, clusterId: number): readonly AddressWish[] {
  const custom = customInterfaces(request)
  const usual = custom.length === 0 ? 1 : 0
  const poolIds = request.ipv4_pool ?? request.interfaces?.flatMap(({ ippool = [] }) => ippool)
  const own = { clusterId, count: request.ipv4_number ?? usual, poolIds }
  return [
    ...withCertain(own, request.ip_addr?.name),
    ...custom.flatMap((each, index) => {
      const pools = each.ippool === undefined ? undefined : [each.ippool]
      const name = index > 0 ? { interface: `eth${index}` } : {}
      return withCertain({ clusterId, count: countOf(each), poolIds: pools, ...name }, each.ip_name)
    }),
  ]
}

function countOf({ ip_count, ip_name, ippool, no_ip }: HostCreateCustomInterface): number {
  if (no_ip === true) return 0
  return ip_count ?? (ip_name === undefined && ippool === undefined ? 0 : 1)
}

/** Ids of the recipes that are to run in a new machine, in their order; the older form names one. */
function wishedRecipes({
  recipe,
  recipe_list: list = [],
}: Pick<HostCreateRequest, 'recipe' | 'recipe_list'>): readonly number[] {
  return [...(recipe === undefined ? [] : [recipe]), ...list.map(({ recipe }) => recipe)]
}
