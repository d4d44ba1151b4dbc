import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'

/** How long a licence is said to hold, in seconds; it does not run out here. */
const monthSeconds = 2_592_000

/** `GET /vm/v3/get_license`: null where the licence sets no limit. */
export const licenceRead: OperationHandler = ({ world }) => {
  const { hostLimit, nodeLimit } = world.settings.licence ?? {}
  return ok({
    host_limit: hostLimit ?? null,
    host_limit_exceeded: world.hosts.size > (hostLimit ?? Infinity),
    node_limit: nodeLimit ?? null,
    node_limit_exceeded: world.nodes.size > (nodeLimit ?? Infinity),
    license: { license_ttl: monthSeconds, signature_ttl: monthSeconds, valid: true, user_id: null },
    last_notify: world.counter,
  })
}
