import type { RunPicture } from '../lifecycle/run-picture.ts'
import { type PhaseName } from '../lifecycle/phase.ts'
import { phaseDurations } from '../lifecycle/phase-durations.ts'
import type { ExpectedOutcome, MachineSize, OrderOutcome, Stamp, WaitEvent } from '../trace/trace-event.ts'
import { type CountRange, isCounted } from '../trace/count-range.ts'
import { outcomeFinding } from './outcome-finding.ts'
import { watchState } from './watch-state.ts'
import { watchCalls } from './watch-calls.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant } from './invariant.ts'

const outcomes: readonly OrderOutcome[] = ['active', 'refused', 'manual']

/** The orders end as the scenario said: so many each way, for the reason that it named, and what else it expects. */
export const expectedOutcome: Invariant = {
  name: 'expected-outcome',
  platforms: bothPlatforms,
  watch: (picture) => {
    const calls = watchCalls(picture.run)
    const state = watchState(picture)
    let asked = 0
    return {
      occasions: () => saidIn(picture.run.expect) + asked,
      see: (event) => {
        calls.see(event)
        if (event.type === 'check' || event.type === 'wait') asked++
        return event.type === 'wait' ? [neverCame(event)] : state(event)
      },
      conclude: () => [
        ...wrongCounts(picture),
        ...wrongReasons(picture),
        ...wrongServices(picture),
        ...wrongSizes(picture),
        ...wrongPhases(picture),
        ...calls.conclude(),
      ],
    }
  },
}

function neverCame({ what, withinMs, seq }: WaitEvent & Stamp): Finding {
  return outcomeFinding('never-came', { what, withinMs }, [seq])
}

/** How many things the scenario says of the outcome. */
function saidIn({
  orders,
  reason,
  findings,
  callOrder = [],
  actions: _actions,
  ...said
}: ExpectedOutcome): number {
  const single = [orders !== 'any', reason !== undefined, callOrder.length > 0].filter(Boolean).length
  const tables = Object.values(said).map((table) => Object.keys(table).length)
  return tables.reduce((sum, entries) => sum + entries, single + findings.length)
}

function wrongCounts({ run, orders }: RunPicture): readonly Finding[] {
  const { orders: wanted } = run.expect
  if (wanted === 'any') return []
  return outcomes.flatMap((outcome) => {
    const expected = wanted[outcome] ?? 0
    const ended = [...orders.values()].filter((order) => order.outcome === outcome)
    if (isCounted(ended.length, expected)) return []
    const witness = ended.slice(0, 3).flatMap(({ settled }) => (settled === undefined ? [] : [settled.seq]))
    return [outcomeFinding('orders', { outcome, expected, actual: ended.length }, witness)]
  })
}

function wrongReasons({ run, orders }: RunPicture): readonly Finding[] {
  const expected = run.expect.reason
  if (expected === undefined) return []
  for (const { order, outcome, reason, settled } of orders.values()) {
    // That no reason is given at all is told by every-order-settles.
    if (outcome === 'active' || reason === undefined || reason === expected) continue
    const witness = settled === undefined ? [] : [settled.seq]
    return [{ ...outcomeFinding('reason', { expected, actual: reason }, witness), order }]
  }
  return []
}

function wrongServices({ run, orders }: RunPicture): readonly Finding[] {
  return Object.entries(run.expect.services ?? {}).flatMap(([status, expected]) => {
    const actual = [...orders.values()].filter((order) => order.serviceStatus === status)
    if (isCounted(actual.length, expected)) return []
    const witness = actual
      .slice(0, 3)
      .flatMap(({ statusSince }) => (statusSince === undefined ? [] : [statusSince.seq]))
    return [outcomeFinding('services', { status, expected, actual: actual.length }, witness)]
  })
}

function wrongSizes({ run, orders }: RunPicture): readonly Finding[] {
  const wanted = Object.entries(run.expect.size ?? {}) as [keyof MachineSize, CountRange][]
  return [...orders.values()].flatMap(({ order, serviceStatus, billed }) => {
    if (billed === undefined || (serviceStatus !== 'active' && serviceStatus !== 'suspended')) return []
    return wanted
      .filter(([what, expected]) => !isCounted(billed.size[what], expected))
      .map(([what, expected]) => ({
        ...outcomeFinding('size', { what, expected, actual: billed.size[what] }, [billed.seq]),
        order,
      }))
  })
}

function wrongPhases(picture: RunPicture): readonly Finding[] {
  const limits = Object.entries(picture.run.expect.phases ?? {})
  if (limits.length === 0) return []
  const durations = phaseDurations(picture)
  return limits.flatMap(([phase, limitMs]) => {
    const slow = durations[phase as PhaseName].filter((ms) => ms > limitMs)
    if (slow.length === 0) return []
    return [
      outcomeFinding(
        'phase',
        {
          phase,
          limitMs,
          longestMs: slow.reduce((longest, ms) => Math.max(longest, ms), 0),
          count: slow.length,
        },
        [],
      ),
    ]
  })
}
