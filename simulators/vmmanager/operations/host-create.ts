import type { HostCreateRequest } from '../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../operation-handler.ts'
import { ok, type Reply, refuse } from '../reply.ts'
import { createTask } from '../tasks/create-task.ts'
import type { Account, Host, HypervisorNode, IpAddress, Os, Preset } from '../world/entities.ts'
import { takeAddresses } from '../world/ip-pool.ts'
import type { World } from '../world/world.ts'

/** What a creation needs besides its own words. */
interface Parts {
  readonly owner: Account
  readonly node: HypervisorNode
  readonly os: Os
  readonly preset: Preset | undefined
  readonly diskMib: number
}

/** `POST /vm/v3/host`: takes the addresses, accepts the machine, and leaves the rest to a task. */
export const hostCreate: OperationHandler = ({ world, body, account }) => {
  const request = body as HostCreateRequest
  const parts = findParts(world, request, account)
  if ('status' in parts) return parts
  const addresses = reserve(world, request)
  if (addresses === undefined) return refuse('no-free-address', { ipv4_number: addressCount(request) })
  const host = world.hosts.add((id) => describeHost(id, request, parts, addresses))
  world.tell({ type: 'host', host: host.id, name: host.name, change: 'accepted' }, world.nowMs)
  const task = createTask(world, 'host_create', host)
  return ok({ id: host.id, task: task.consulId, recipe_task_list: [], recipe_task: 0, spice_task: 0 })
}

function findParts(world: World, request: HostCreateRequest, caller: Account | undefined): Parts | Reply {
  const clusterId = request.cluster ?? 1
  if (!world.clusters.some(({ id }) => id === clusterId))
    return refuse('instance-not-found', { cluster: clusterId })
  const owner = request.account === undefined ? caller : world.accounts.get(request.account)
  if (owner === undefined) return refuse('instance-not-found', { account: request.account })
  const node = nodeFor(world, request, clusterId)
  if (node === undefined) return refuse('instance-not-found', { node: request.node })
  const os = world.oses.find(({ id }) => id === request.os)
  if (os === undefined || !os.clusterIds.includes(clusterId))
    return refuse('os-not-available', { os: request.os })
  const preset = world.presets.find(({ id }) => id === request.preset)
  if (request.preset !== undefined && preset === undefined) {
    return refuse('instance-not-found', { preset: request.preset })
  }
  const mainDisk = request.disks?.[0]?.size_mib
  const diskMib = request.hdd_mib ?? mainDisk ?? preset?.diskMib ?? os.minimumDiskMib
  if (diskMib < os.minimumDiskMib)
    return refuse('invalid-value', { name: '/hdd_mib', expected: `at least ${os.minimumDiskMib}` })
  return { owner, node, os, preset, diskMib }
}

/** The node that was asked for, else one after the other. */
function nodeFor(world: World, request: HostCreateRequest, clusterId: number): HypervisorNode | undefined {
  const nodes = world.nodes.filter((node) => node.clusterId === clusterId)
  return request.node === undefined
    ? nodes[world.hosts.size % nodes.length]
    : nodes.find(({ id }) => id === request.node)
}

/** Pools are tried by id, smallest first (BILLmanager documentation, operation principles). */
function reserve(world: World, request: HostCreateRequest): readonly IpAddress[] | undefined {
  const count = addressCount(request)
  const wanted = request.ipv4_pool ?? world.pools.map(({ id }) => id)
  for (const pool of world.pools) {
    const taken = wanted.includes(pool.id) ? takeAddresses(pool, count) : undefined
    if (taken !== undefined) return taken
  }
  return count === 0 ? [] : undefined
}

function addressCount(request: HostCreateRequest): number {
  return request.ipv4_number ?? 1
}

function describeHost(
  id: number,
  request: HostCreateRequest,
  { owner, node, os, preset, diskMib }: Parts,
  reserved: readonly IpAddress[],
): Host {
  return {
    id,
    name: request.name,
    domain: request.domain ?? `${request.name}.example.com`,
    comment: request.comment ?? '',
    accountId: owner.id,
    clusterId: node.clusterId,
    nodeId: node.id,
    osId: os.id,
    diskId: id,
    cpuNumber: request.cpu_number ?? preset?.cpuNumber ?? 1,
    ramMib: request.ram_mib ?? preset?.ramMib ?? 512,
    diskMib,
    bandwidthMbitps: request.net_bandwidth_mbitps,
    reserved,
    addressed: false,
    state: 'creating',
  }
}
