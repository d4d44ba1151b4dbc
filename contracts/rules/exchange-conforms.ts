import { type FaultEffect, effectsOf } from '../faults/fault-effects.ts'
import { checkExchange } from '../exchange/check-exchange.ts'
import type { Violation } from '../exchange/violation.ts'
import type { ExchangeEvent, FaultEvent, Stamp } from '../trace/trace-event.ts'
import { contractFor } from '../vmmanager/contract.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import type { ExchangeResponse } from '../exchange/exchange.ts'

type Spoils = (violation: Violation, response: ExchangeResponse) => boolean

/** An error of somebody in between, in whatever form, in place of the answer. */
const answersWithError: Spoils = (_, { status }) => status >= 400
/** No data, or a page for people, in place of the answer. */
const hidesAnswer: Spoils = (_, { body }) => typeof body !== 'object' || body === null
const changesStatusWord: Spoils = ({ pointer }) => pointer.endsWith('/status')

/** What makes a departure of an answer from the contract the doing of a fault with that effect. */
const spoils: Readonly<Partial<Record<FaultEffect, Spoils>>> = {
  'answers-with-error': answersWithError,
  'hides-answer': hidesAnswer,
  'changes-status-word': changesStatusWord,
}

/** True for a departure of an answer from the contract that this fault can have caused. */
function isSpoiltBy(fault: string, violation: Violation, response: ExchangeResponse | undefined): boolean {
  if (response === undefined) return false
  return effectsOf(fault).some((effect) => spoils[effect]?.(violation, response) === true)
}

/**
 * Each request and each response conforms to the contract in the dialect of the run. The same departure at the
 * same place is told once, with its first exchange and the number of times that it was seen. What an armed fault
 * that struck can have made of a response is not held against the provider; anything else in the same response is.
 */
export const exchangeConforms: Rule<'exchange-conforms'> = {
  name: 'exchange-conforms',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole', wire: 'whole' },
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
        for (const violation of withoutSpoilt(violations, event, struck)) {
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

/** The violations without those that a fault has caused which struck this operation meanwhile; it spoils no other. */
function withoutSpoilt(
  violations: readonly Violation[],
  { sentAtMs, atMs, exchange: { response } }: ExchangeEvent & Stamp,
  struck: FaultStrike[],
): readonly Violation[] {
  const isSpoilt = (fault: string, violation: Violation): boolean =>
    violation.party === 'provider' && isSpoiltBy(fault, violation, response)
  const index = struck.findIndex(
    ({ fault, where, atMs: struckAtMs }) =>
      sentAtMs <= struckAtMs &&
      struckAtMs <= atMs &&
      violations.some((violation) => violation.operation === where && isSpoilt(fault, violation)),
  )
  const [strike] = index < 0 ? [] : struck.splice(index, 1)
  return strike === undefined
    ? violations
    : violations.filter((violation) => !isSpoilt(strike.fault, violation))
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
