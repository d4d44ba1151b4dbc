import type { HostCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { isAdministrator } from '../../access.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import type { Account, Host, HypervisorNode, IpAddress, Os } from '../../world/entities.ts'
import { loadOf } from '../../world/node-capacity.ts'
import { chooseNode, putOnNode } from '../../world/node-loads.ts'
import type { World } from '../../world/world.ts'
import { reserveAddresses } from './reserve-addresses.ts'

/** What a creation needs besides its own words. */
interface Parts {
  readonly owner: Account
  readonly node: HypervisorNode
  readonly os: Os
  readonly size: Size
}

type Size = Pick<Host, 'cpuNumber' | 'ramMib' | 'diskMib'>

/** `POST /vm/v3/host`: takes the addresses, accepts the machine, and leaves the rest to a task. */
export const hostCreate: OperationHandler = ({ world, body, account }) => {
  const request = body as HostCreateRequest
  const parts = findParts(world, request, account)
  if ('status' in parts) return parts
  const addresses = reserveAddresses(world, {
    clusterId: parts.node.clusterId,
    count: addressCount(request),
    poolIds: request.ipv4_pool,
  })
  if (addresses === undefined) return refuse('no-free-address', { ipv4_number: addressCount(request) })
  const host = world.hosts.add((id) => describeHost(id, request, parts, addresses))
  putOnNode(world.nodeLoads, host)
  world.tell({ type: 'host', host: host.id, name: host.name, change: 'accepted' }, world.nowMs)
  const task = createTask(world, 'host_create', host)
  return ok({ id: host.id, task: task.consulId, recipe_task_list: [], recipe_task: 0, spice_task: 0 })
}

function findParts(world: World, request: HostCreateRequest, caller: Account | undefined): Parts | Reply {
  const clusterId = request.cluster ?? 1
  if (world.clusters.get(clusterId) === undefined) return refuse('instance-not-found', { cluster: clusterId })
  const owner = request.account === undefined ? caller : world.accounts.get(request.account)
  if (owner === undefined) return refuse('instance-not-found', { account: request.account })
  if (caller !== undefined && owner !== caller && !isAdministrator(caller)) {
    return refuse('forbidden', { account: owner.id })
  }
  const os = request.os === undefined ? undefined : world.oses.get(request.os)
  if (os === undefined || !os.clusterIds.includes(clusterId))
    return refuse('os-not-available', { os: request.os })
  const preset = request.preset === undefined ? undefined : world.presets.get(request.preset)
  if (request.preset !== undefined && preset === undefined) {
    return refuse('instance-not-found', { preset: request.preset })
  }
  const mainDisk = request.disks?.[0]?.size_mib
  const diskMib = request.hdd_mib ?? mainDisk ?? preset?.diskMib ?? os.minimumDiskMib
  if (diskMib < os.minimumDiskMib)
    return refuse('invalid-value', { name: '/hdd_mib', expected: `at least ${os.minimumDiskMib}` })
  const size = {
    cpuNumber: request.cpu_number ?? preset?.cpuNumber ?? 1,
    ramMib: request.ram_mib ?? preset?.ramMib ?? 512,
    diskMib,
  }
  const node = nodeFor(world, request, { clusterId, size })
  return 'status' in node ? node : { owner, node, os, size }
}

/** The node that was asked for, if it can take the machine, else the one with the fewest machines that can. */
function nodeFor(
  world: World,
  request: HostCreateRequest,
  { clusterId, size }: { readonly clusterId: number; readonly size: Size },
): HypervisorNode | Reply {
  const nodes = [...(world.nodes.with('clusterId', clusterId) ?? [])]
  const wanted = request.node === undefined ? nodes : nodes.filter(({ id }) => id === request.node)
  if (wanted.length === 0) return refuse('instance-not-found', { node: request.node })
  return (
    chooseNode(wanted, world.nodeLoads, loadOf(size)) ?? refuse('no-suitable-node', { cluster: clusterId })
  )
}

function addressCount(request: HostCreateRequest): number {
  return request.ipv4_number ?? 1
}

function describeHost(
  id: number,
  request: HostCreateRequest,
  { owner, node, os, size }: Parts,
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
    ...size,
    bandwidthMbitps: request.net_bandwidth_mbitps ?? request.net_in_mbitps,
    ramIncreases: 0,
    deferred: {},
    reserved,
    addressed: false,
    state: 'creating',
  }
}
