import { durationMs } from '../../clock/duration.ts'
import { delivered } from '../delivered.ts'
import type { Handled } from '../handled.ts'
import type { Reply } from '../reply.ts'
import type { World } from '../world/world.ts'
import { deform, replyFaults } from './deform.ts'
import { strike } from './strike.ts'

/** What comes of a reply that has been made: a good one may change on its way, or come late. */
export function disturbReply(world: World, operation: string, request: string, made: Reply): Handled {
  const occasion = { where: operation, operation }
  const reply = staled(world, occasion, request, made)
  const shape = strike(world, replyFaults, occasion)
  const slow = strike(world, ['reply-late'], occasion)
  const jitterMs = slow?.jitter === undefined ? 0 : world.faults.drawMs(slow, durationMs(slow.jitter))
  return {
    ...(shape === undefined ? { delivery: delivered(reply) } : deform(shape.fault, reply)),
    lateMs: slow === undefined ? 0 : durationMs(slow.delay) + jitterMs,
  }
}

/** The reply given to the same reading request before, where a fault wants it again. */
function staled(
  world: World,
  occasion: { readonly where: string; readonly operation: string },
  request: string,
  reply: Reply,
): Reply {
  if (!request.startsWith('GET ') || world.faults.holding('reply-stale', world.nowMs) === undefined)
    return reply
  const before = world.lastReplies.get(request)
  const chosen =
    before !== undefined && strike(world, ['reply-stale'], occasion) !== undefined ? before : reply
  world.lastReplies.set(request, reply)
  return chosen
}
