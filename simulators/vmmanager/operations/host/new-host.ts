import type { Host, HypervisorNode } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'
import { type Reply, refuse } from '../../reply.ts'
import { type Load, chooseNode, putOnNode } from '../../world/node-capacity.ts'
import type {
  HostCreateCustomInterface,
  HostCreateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { Disk, HostInterface } from '../../world/machine-entities.ts'

/** An interface of a machine to be. */
type InterfacePlan = Omit<HostInterface, 'id' | 'hostId'>

/** What an interface is where nobody says otherwise (usaafko/terraform-provider-vmmanager6). */
export const usualInterface = { bridge: 'vmbr0', model: 'virtio' } as const

const onlyMain: readonly InterfacePlan[] = [{ ...usualInterface, name: 'eth0', isMain: true }]

/** The interfaces of the machine that a request describes: one where it says nothing about them. */
export function planInterfaces(request: HostCreateRequest): readonly InterfacePlan[] {
  const custom = customInterfaces(request)
  if (custom.length === 0) return onlyMain
  return custom.map(({ mac, model, bridge }, index) => ({
    name: `eth${index}`,
    bridge: bridge ?? usualInterface.bridge,
    model: model ?? usualInterface.model,
    isMain: index === 0,
    ...(mac !== undefined && { mac }),
  }))
}

/** A disk of a machine to be; it is named after the machine where it has no name. */
export interface DiskPlan extends Pick<Disk, 'sizeMib' | 'storageId' | 'bootOrder' | 'told'> {
  readonly name?: string | undefined
}

/** The storage of disks that ask for none: the first that there is. */
export function usualStorageId({ storages }: Pick<World, 'storages'>): number {
  const [first] = storages.all()
  return first?.id ?? 1
}

/** The disks of the machine that a request describes, the main one first: `hdd_mib` goes before the size in `disks`. */
export function planDisks(
  world: World,
  request: HostCreateRequest,
  usualSizeMib: number,
): readonly DiskPlan[] {
  const { disks: [main, ...others] = [], hdd_mib, storage = usualStorageId(world) } = request
  const sizeMib = hdd_mib ?? main?.size_mib ?? usualSizeMib
  if (main === undefined) return [{ sizeMib, storageId: storage, bootOrder: 1 }]
  return [{ ...main, size_mib: sizeMib }, ...others].map((disk, index) => ({
    name: disk.name,
    sizeMib: disk.size_mib,
    storageId: disk.storage ?? storage,
    bootOrder: disk.boot_order ?? index + 1,
    told: {
      ...(disk.tags && { tags: disk.tags }),
      ...(disk.expand_part !== undefined && { expand_part: disk.expand_part }),
    },
  }))
}

/** What sets one new machine apart from another. */
export type NewHost = Omit<
  Host,
  'id' | 'diskId' | 'diskMib' | 'ramIncreases' | 'deferred' | 'addressed' | 'state'
>

/** What a new machine consists of. */
export interface HostParts {
  /** The main one first. */
  readonly disks: readonly DiskPlan[]
  readonly interfaces: readonly InterfacePlan[]
}

/** Accepts a machine: it is there, on its node, with its disks and interfaces, and waits to be made. */
export function addHost(world: World, given: NewHost, { disks, interfaces }: HostParts): Host {
  const host = world.hosts.add((id) => ({
    ...given,
    id,
    diskId: 0,
    diskMib: disks.reduce((sum, { sizeMib }) => sum + sizeMib, 0),
    ramIncreases: 0,
    deferred: {},
    addressed: false,
    state: 'creating',
  }))
  const { id: hostId, nodeId, accountId } = host
  for (const [index, plan] of disks.entries()) {
    const usualName = index === 0 ? `${hostId}_${host.name}` : `${hostId}_${host.name}_${index + 1}`
    const disk = world.disks.add((id) => ({
      ...plan,
      id,
      name: plan.name ?? usualName,
      hostId,
      nodeId,
      accountId,
    }))
    if (index === 0) host.diskId = disk.id
  }
  for (const plan of interfaces) world.interfaces.add((id) => ({ ...plan, id, hostId }))
  putOnNode(world.nodeLoads, host)
  world.tell({ type: 'host', host: hostId, name: host.name, change: 'accepted' }, world.nowMs)
  return host
}

/** What a machine, or a disk, needs of its node. */
interface NodeWish {
  readonly clusterId: number
  /** The only one that will do; any of the cluster when undefined. */
  readonly nodeId: number | undefined
  readonly forbiddenNodeIds: readonly number[]
  readonly load: Load
}

/** The node that was asked for, if it can bear the load, else the one of the cluster that takes it first. */
export function chooseHostNode(
  world: World,
  { clusterId, nodeId, forbiddenNodeIds, load }: NodeWish,
): HypervisorNode | Reply {
  const nodes = [...(world.nodes.with('clusterId', clusterId) ?? [])]
  const wanted = nodeId === undefined ? nodes : nodes.filter(({ id }) => id === nodeId)
  if (wanted.length === 0) return refuse('instance-not-found', { node: nodeId })
  const allowed = wanted.filter(({ id }) => !forbiddenNodeIds.includes(id))
  return (
    chooseNode(allowed, world.nodeLoads, load, world.clusters.get(clusterId)) ??
    refuse('no-suitable-node', { cluster: clusterId })
  )
}

/** The network interfaces that a creation describes, the main one first; the first is main where none says so. */
export function customInterfaces({
  custom_interfaces: interfaces = [],
}: HostCreateRequest): readonly HostCreateCustomInterface[] {
  return interfaces.toSorted(
    (a, b) => Number(b.is_main_network === true) - Number(a.is_main_network === true),
  )
}
