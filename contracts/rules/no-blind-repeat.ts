import { creationOf } from '../lifecycle/host-calls.ts'
import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { outcomeOf } from '../exchange/check-exchange.ts'

/** The last creation of a machine of one name. */
interface Sent {
  readonly sentAtMs: number
  readonly atMs: number
  readonly seq: number
  readonly isUnknown: boolean
}

const hostPath = /^\/vm\/v3\/host(?:\/\d+)?$/
/** Stands for the order of what the platform asks for itself. */
const ownCalls = ''

/**
 * A machine is not asked for a second time while the first request is under way, nor after one whose outcome nobody
 * knows, until a look at the machines has been answered: else there may be two. Told by the name that is asked for.
 */
export const noBlindRepeat: Rule<'no-blind-repeat'> = {
  name: 'no-blind-repeat',
  platforms: bothPlatforms,
  // A look that was not attributed may be missed.
  seenBy: { consumer: 'whole', observer: 'whole', wire: 'whole' },
  watch: () => {
    const creations = new Map<string, Sent>()
    /** When the last look that was answered was asked for, by order. */
    const looks = new Map<string, number>()
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type !== 'exchange') return nothing
        const { request, response } = event.exchange
        const isAnswered = response?.status === 200 || response?.status === 404
        if (request.method === 'GET' && hostPath.test(request.path) && isAnswered)
          looks.set(event.order ?? ownCalls, event.sentAtMs)
        const creation = creationOf(event)
        const outcome = outcomeOf(event.exchange)
        if (creation === undefined || outcome === 'unsent') return nothing
        const { sentAtMs, atMs, seq } = event
        const before = creations.get(creation.name)
        creations.set(creation.name, { sentAtMs, atMs, seq, isUnknown: outcome === 'unknown' })
        if (before !== undefined || outcome === 'unknown') occasions++
        const lookedMs = Math.max(looks.get(event.order ?? ownCalls) ?? -1, looks.get(ownCalls) ?? -1)
        return before === undefined ? nothing : judge(before, event, { name: creation.name, lookedMs })
      },
    }
  },
}

function judge(
  before: Sent,
  { sentAtMs, atMs, seq, order }: ExchangeEvent & Stamp,
  { name, lookedMs }: { readonly name: string; readonly lookedMs: number },
): readonly Finding[] {
  const isTogether = before.sentAtMs < atMs && sentAtMs < before.atMs
  if (!isTogether && (!before.isUnknown || lookedMs >= before.atMs)) return nothing
  return [
    {
      rule: 'no-blind-repeat',
      party: 'consumer',
      detail: isTogether ? 'together' : 'not-looked',
      ...(order !== undefined && { order }),
      params: { name },
      witness: [before.seq, seq],
    },
  ]
}
