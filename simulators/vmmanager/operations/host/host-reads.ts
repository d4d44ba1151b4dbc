import { seesHost } from '../../access.ts'
import { listReply } from '../../list-reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { tasksOf } from '../../tasks/tasks-of.ts'
import { addressView, addressesOf } from '../../views/address-view.ts'
import { timeText } from '../../views/time-text.ts'
import { hostMetadata, hostView, shortHost } from '../../views/host-view.ts'
import { prefixText } from '../../world/ipv6-prefixes.ts'
import { withHost } from './with-host.ts'

/** `GET /vm/v3/host`: clients see their own machines. */
export const hostList: OperationHandler = (call) => {
  const { world, account } = call
  return listReply(call, world.hosts.all(), hostView, (host) => seesHost(account, host))
}

/** `GET /vm/v3/host/{host_id}`: the short form. */
export const hostRead: OperationHandler = withHost((host) => ok(shortHost(host)))

/** `GET /vm/v3/host/{host_id}/ipv4`. */
export const hostIpv4List: OperationHandler = withHost((host, call) =>
  listReply(call, addressesOf(host), addressView),
)

/** `GET /vm/v3/host/{host_id}/ipv6`. */
export const hostIpv6Read: OperationHandler = withHost(({ ipv6 }) =>
  ok({
    ipv6_enabled: ipv6 !== undefined,
    ipv6_prefix: ipv6 === undefined ? null : prefixText(ipv6),
    ipv6_ptr_enabled: false,
  }),
)

/** `GET /vm/v3/host/{host_id}/metadata`. */
export const hostMetadataRead: OperationHandler = withHost((host, { world }) =>
  ok({ metadata: hostMetadata(host, world) }),
)

/** `GET /vm/v3/host/{host_id}/history`: the tasks of the machine, the newest first. */
export const hostHistory: OperationHandler = withHost((host, { world }) => {
  const tasks = tasksOf(world, host.id).toReversed()
  const list = tasks.map(({ id, name, createdAtMs, endedAtMs }) => ({
    id,
    name,
    state: endedAtMs === undefined ? 'running' : 'complete',
    task: id,
    date_create: timeText(world, createdAtMs),
  }))
  return ok({ list, max_id: tasks[0]?.id ?? 0 })
})
