import type { Host } from '../../../world/entities.ts'
import { putOnNode } from '../../../world/node-loads.ts'
import type { World } from '../../../world/world.ts'
import type { DiskPlan } from './plan-disks.ts'
import type { InterfacePlan } from './plan-interfaces.ts'

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
