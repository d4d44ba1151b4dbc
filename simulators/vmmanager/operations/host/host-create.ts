import type { HostCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { refuseNewHost } from '../../refuse-new-host.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { toldOf } from '../../views/told-fields.ts'
import type { Account, HypervisorNode, Preset } from '../../world/entities.ts'
import { returnAddresses } from '../../world/ip-pool.ts'
import type { World } from '../../world/world.ts'
import { addHost } from './create/add-host.ts'
import { addressWishes } from './create/address-wishes.ts'
import { chooseHostNode } from './create/choose-host-node.ts'
import { findOwner } from './create/find-owner.ts'
import { type InstallSource, installSource } from './create/install-source.ts'
import { type DiskPlan, planDisks } from './create/plan-disks.ts'
import { planInterfaces } from './create/plan-interfaces.ts'
import { wishedRecipes } from './create/wished-recipes.ts'
import { reserveAll } from './reserve-addresses.ts'
import { reservePrefix } from './reserve-prefix.ts'

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
  const disks = planDisks(request, preset?.diskMib ?? source.minimumDiskMib)
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
