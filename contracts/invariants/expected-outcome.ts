import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { OrderOutcome } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant } from './invariant.ts'

const outcomes: readonly OrderOutcome[] = ['active', 'refused', 'manual']

/** The orders end as the scenario said: so many each way, for the reason that it named. */
export const expectedOutcome: Invariant = {
  name: 'expected-outcome',
  platforms: bothPlatforms,
  watch: (picture) => ({ conclude: () => [...wrongCounts(picture), ...wrongReasons(picture)] }),
}

function wrongCounts({ run, orders }: RunPicture): readonly Finding[] {
  return outcomes.flatMap((outcome) => {
    const expected = run.expect.orders[outcome] ?? 0
    const ended = [...orders.values()].filter((order) => order.outcome === outcome)
    if (ended.length === expected) return []
    const witness = ended.slice(0, 3).flatMap(({ settled }) => (settled === undefined ? [] : [settled.seq]))
    return [finding('orders', { outcome, expected, actual: ended.length }, witness)]
  })
}

function wrongReasons({ run, orders }: RunPicture): readonly Finding[] {
  const expected = run.expect.reason
  if (expected === undefined) return []
  for (const { order, outcome, reason, settled } of orders.values()) {
    // That no reason is given at all is told by every-order-settles.
    if (outcome === 'active' || reason === undefined || reason === expected) continue
    const witness = settled === undefined ? [] : [settled.seq]
    return [{ ...finding('reason', { expected, actual: reason }, witness), order }]
  }
  return []
}

function finding(detail: string, params: Finding['params'], witness: readonly number[]): Finding {
  return { rule: 'expected-outcome', party: 'integration', detail, params, witness }
}
