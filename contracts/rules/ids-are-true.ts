import type { ExchangeEvent, ForeignEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Rule, nothing } from './rule.ts'

const paths = { account: '/vm/v3/account', host: '/vm/v3/host' } as const

/**
 * The id in the answer to a creation is that of what was created, as long as that is there. Only the harness sees what
 * breaks it, where it reads what it has made on a real target; a simulator tells the truth.
 */
export const idsAreTrue: Rule<'ids-are-true'> = {
  name: 'ids-are-true',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: ({ run }) => {
    const told = new Map<string, number>()
    return {
      occasions: () => (run.sight === 'consumer' || run.sight === 'observer' ? told.size : 0),
      see: (event) => {
        if (event.type === 'exchange') note(event, told)
        return event.type === 'foreign' ? [findingOf(event, told)] : nothing
      },
    }
  },
}

/** Remembers which answer told of an id. */
function note({ exchange, seq }: ExchangeEvent & Stamp, told: Map<string, number>): void {
  const { request, response } = exchange
  if (request.method !== 'POST' || response === undefined || response.status >= 300) return
  const { body } = response
  if (typeof body !== 'object' || body === null || !('id' in body)) return
  told.set(`${request.path} ${String(body.id)}`, seq)
}

function findingOf(event: ForeignEvent & Stamp, told: ReadonlyMap<string, number>): Finding {
  const { what, id, field, expected, seen, seq } = event
  const claim = told.get(`${paths[what]} ${id}`)
  return {
    rule: 'ids-are-true',
    party: 'provider',
    detail: `${what}-${field}`,
    params: { id, expected, seen },
    witness: claim === undefined ? [seq] : [claim, seq],
  }
}
