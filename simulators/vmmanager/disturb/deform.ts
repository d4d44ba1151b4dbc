import type { Delivery } from '../../transport/transport.ts'
import type { Handled } from '../handled.ts'
import type { Reply } from '../reply.ts'

/** Faults that change a reply, or let it be lost, on its way to the client. */
export const replyFaults = [
  'reply-lost',
  'gateway-timeout',
  'reply-truncated',
  'reply-garbage',
  'reply-empty',
  'reply-mislabelled',
] as const

type ReplyFault = (typeof replyFaults)[number]

const broken: Delivery = { failure: { code: 'reset', sent: true } }

/** What each makes of a reply. */
const deformed: Readonly<Record<ReplyFault, (reply: Reply) => Omit<Handled, 'lateMs'>>> = {
  'reply-lost': () => ({ delivery: broken }),
  'gateway-timeout': () => ({ delivery: proxyPage(504) }),
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

/** What a fault makes of a reply. */
export function deform(fault: ReplyFault, reply: Reply): Omit<Handled, 'lateMs'> {
  return deformed[fault](reply)
}

/** What a proxy in front of VMmanager says in its place: a page for people. */
export function proxyPage(status: number): Delivery {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`
  return { response: { status, headers: { 'content-type': 'text/html' }, body } }
}
