import type { HostIpRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { reserveAddresses } from './reserve-addresses.ts'
import { withMadeHost } from './with-host.ts'

/**
 * `POST /vm/v3/host/{host_id}/ip`: `ipv4_number` is a difference. Addresses leave their pool when the change is
 * accepted; they come to the machine and go from it when its task ends.
 */
export const hostIp: OperationHandler = withMadeHost((host, { world, body }) => {
  const { ipv4_number: difference = 0, ipv4_pool: poolIds } = body as HostIpRequest
  const removedCount = Math.max(0, -difference)
  if (removedCount > host.reserved.length) {
    return refuse('invalid-value', { name: '/ipv4_number', expected: `at least ${-host.reserved.length}` })
  }
  const added = reserveAddresses(world, {
    clusterId: host.clusterId,
    count: Math.max(0, difference),
    poolIds,
  })
  if (added === undefined) return refuse('no-free-address', { ipv4_number: difference })
  return ok({ id: host.id, task: createTask(world, 'ip_change', host, { added, removedCount }).consulId })
})
