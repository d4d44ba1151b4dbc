import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { disksOf } from '../../world/disks.ts'
import { returnAddresses } from '../../world/ip-pool.ts'
import { loadOf } from '../../world/node-capacity.ts'
import { addHost, chooseHostNode } from './new-host.ts'
import { reserveAddresses, reservePrefix } from './reserve-addresses.ts'
import { withMadeHost } from './with-host.ts'
import { refuseNewHost } from '../../refuse-over-limits.ts'
import { interfacesOf } from '../../world/network-entities.ts'

/**
 * `POST /vm/v3/host/{host_id}/clone`: a machine like this one, with as many addresses, disks and interfaces of its
 * own, on the node that takes new machines first. The answer has the id of the new machine.
 */
export const hostClone: OperationHandler = withMadeHost((host, { world }) => {
  const { accountId, clusterId, cpuNumber, ramMib } = host
  const growth = { cpuNumber, ramMib, addedDiskMib: host.diskMib, addedAddresses: host.reserved.length }
  const refusal = refuseNewHost(world, accountId, growth)
  if (refusal !== undefined) return refusal
  const node = chooseHostNode(world, {
    clusterId,
    nodeId: undefined,
    forbiddenNodeIds: [],
    load: loadOf(host),
  })
  if ('status' in node) return node
  const count = host.reserved.length
  const reserved = reserveAddresses(world, { clusterId, count, poolIds: undefined })
  if (reserved === undefined) return refuse('no-free-address', { ipv4_number: count })
  const ipv6 = host.ipv6 && reservePrefix(world, { ipv6_enabled: true, ipv6_prefix: host.ipv6.length })
  if (ipv6 !== undefined && 'status' in ipv6) {
    returnAddresses(world.pools, reserved)
    return ipv6
  }
  const given = { ...host, name: `${host.name}-clone`, nodeId: node.id, reserved, ipv6 }
  const clone = addHost(world, given, {
    disks: disksOf(world, host.id)
      .toSorted((a, b) => Number(b.id === host.diskId) - Number(a.id === host.diskId))
      .map((disk) => ({ ...disk, name: undefined })),
    interfaces: interfacesOf(world, host.id).map(({ name, bridge, model, isMain }) => ({
      name,
      bridge,
      model,
      isMain,
    })),
  })
  return ok({ id: clone.id, task: createTask(world, 'host_clone', clone).consulId })
})
