import type { HostIpRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { refuseOverLimits } from '../../refuse-over-limits.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { returnAddresses } from '../../world/ip-pool.ts'
import { reserveAll, withCertain } from './reserve-addresses.ts'
import { reservePrefix } from './reserve-prefix.ts'
import { withMadeHost } from './with-host.ts'

/**
 * `POST /vm/v3/host/{host_id}/ip`: `ipv4_number` is a difference. Addresses leave their pool when the change is
 * accepted; they come to the machine and go from it when its task ends. So does an IPv6 prefix, of which a machine
 * has one at most.
 */
export const hostIp: OperationHandler = withMadeHost((host, { world, body }) => {
  const request = body as HostIpRequest
  const { ipv4_number: difference = 0, ipv4_pool: poolIds } = request
  const removedCount = Math.max(0, -difference)
  if (removedCount > host.reserved.length) {
    return refuse('invalid-value', { name: '/ipv4_number', expected: `at least ${-host.reserved.length}` })
  }
  const refusal = refuseOverLimits(world, host.accountId, { addedAddresses: difference }, host)
  if (refusal !== undefined) return refusal
  const wish = { clusterId: host.clusterId, count: Math.max(0, difference), poolIds }
  const added = reserveAll(world, withCertain(wish, request.ip_addr?.name))
  if (added === undefined) return refuse('no-free-address', { ipv4_number: difference })
  const prefix = host.ipv6 === undefined ? reservePrefix(world, request) : undefined
  if (prefix !== undefined && 'status' in prefix) {
    returnAddresses(world.pools, added)
    return prefix
  }
  const ipv6 = request.ipv6_enabled === false ? null : prefix
  const change = { added, removedCount, ...(ipv6 !== undefined && { ipv6 }) }
  return ok({ id: host.id, task: createTask(world, 'ip_change', host, change).consulId })
})
