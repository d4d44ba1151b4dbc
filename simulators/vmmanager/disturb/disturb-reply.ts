import { durationMs } from '../../clock/duration.ts'
import type { Delivery } from '../../transport/transport.ts'
import { delivered } from '../delivered.ts'
import type { Handled } from '../handled.ts'
import type { Reply } from '../reply.ts'
import type { World } from '../world/world.ts'
import { proxyPage } from './proxy-page.ts'
import { strike } from './strike.ts'

const shapes = ['reply-lost', 'reply-truncated', 'reply-garbage', 'reply-empty', 'reply-mislabelled'] as const

type Shape = (typeof shapes)[number]

const broken: Delivery = { failure: { code: 'reset', sent: true } }

/** What each makes of a reply. */
const deformed: Readonly<Record<Shape, (reply: Reply) => Omit<Handled, 'lateMs'>>> = {
  'reply-lost': () => ({ delivery: broken }),
  'reply-truncated': ({ body }) => {
    const text = JSON.stringify(body)
    return { delivery: broken, part: text.slice(0, Math.ceil(text.length / 2)) }
  },
  'reply-garbage': () => ({ delivery: proxyPage(200) }),
  'reply-empty': ({ status }) => ({
    delivery: { response: { status, headers: { 'content-type': 'application/json' } } },
  }),
  'reply-mislabelled': ({ status, body }) => ({
    delivery: { response: { status, headers: { 'content-type': 'text/html' }, body } },
  }),
}

/** What comes of a reply that has been made: a good one may change on its way, or come late. */
export function disturbReply(world: World, operation: string, request: string, made: Reply): Handled {
  const occasion = { where: operation, operation }
  const reply = staled(world, occasion, request, made)
  const shape = strike(world, shapes, occasion)
  const slow = strike(world, ['reply-late'], occasion)
  const jitterMs = slow?.jitter === undefined ? 0 : world.faults.drawMs(slow, durationMs(slow.jitter))
  return {
    ...(shape === undefined ? { delivery: delivered(reply) } : deformed[shape.fault](reply)),
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
