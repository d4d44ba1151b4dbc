import { checkExchange } from '../exchange/check-exchange.ts'
import type { Violation } from '../exchange/violation.ts'
import type { ExchangeEvent, FaultEvent, Stamp } from '../trace/trace-event.ts'
import { contractFor } from '../vmmanager/contract.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/**
 * Each request and each response conforms to the contract in the dialect of the run. The same departure at the
 * same place is told once, with its first exchange and the number of times that it was seen. A response that
 * an armed fault spoilt is not held against the provider.
 */
export const exchangeConforms: Invariant = {
  name: 'exchange-conforms',
  platforms: bothPlatforms,
  watch: ({ run }) => {
    const contract = contractFor(run.dialect)
    const seen = new Map<string, { count: number; finding: Finding }>()
    const struck: FaultStrike[] = []
    let exchanges = 0
    return {
      occasions: () => exchanges,
      see: (event) => {
        if (event.type === 'fault') struck.push(event)
        if (event.type !== 'exchange') return nothing
        exchanges++
        const violations = checkExchange(event.exchange, contract)
        const isSpoilt = violations.some(isOfProvider) && takeStrike(struck, event, violations)
        for (const violation of isSpoilt ? violations.filter((other) => !isOfProvider(other)) : violations) {
          const key = keyOf(violation)
          const known = seen.get(key)
          if (known === undefined)
            seen.set(key, { count: 1, finding: findingOf(violation, event.seq, event.order) })
          else known.count++
        }
        return nothing
      },
      conclude: () =>
        Array.from(seen.values(), ({ count, finding }) => ({
          ...finding,
          params: { ...finding.params, count },
        })),
    }
  },
}

type FaultStrike = FaultEvent & Stamp

function isOfProvider({ party }: Violation): boolean {
  return party === 'provider'
}

/** True where a fault struck this operation while the exchange was under way; each strike spoils one exchange. */
function takeStrike(
  struck: FaultStrike[],
  { sentAtMs, atMs }: ExchangeEvent & Stamp,
  [violation]: readonly Violation[],
): boolean {
  const index = struck.findIndex(
    (fault) => fault.where === violation?.operation && sentAtMs <= fault.atMs && fault.atMs <= atMs,
  )
  return index >= 0 && struck.splice(index, 1).length > 0
}

function keyOf({ operation, part, pointer, expected, place }: Violation): string {
  return [operation, part, pointer.replaceAll(/\/\d+/g, '/*'), expected, place].join(' ')
}

function findingOf(violation: Violation, seq: number, order: string | undefined): Finding {
  const { party, operation = 'none', part, pointer, expected, actual, place } = violation
  const finding: Finding = {
    rule: 'exchange-conforms',
    party,
    detail: part.startsWith('request') ? 'request' : 'response',
    params: { operation, part, pointer, expected, actual, place },
    witness: [seq],
  }
  return order === undefined ? finding : { ...finding, order }
}
