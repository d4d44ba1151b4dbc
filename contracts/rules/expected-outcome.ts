import type { RunPicture } from '../lifecycle/run-picture.ts'
import { type PhaseName, phaseDurations } from '../lifecycle/phase.ts'
import type {
  CheckEvent,
  ExpectedOutcome,
  LedgerEvent,
  MachineSize,
  OrderOutcome,
  QuotaEvent,
  RunEvent,
  Stamp,
  TraceEvent,
  WaitEvent,
} from '../trace/trace-event.ts'
import { type CountRange, isCounted } from '../trace/count-range.ts'
import { type Finding, outcomeFinding } from './finding.ts'
import { type Rule, bothPlatforms } from './rule.ts'
import { contractFor } from '../vmmanager/contract.ts'

const outcomes: readonly OrderOutcome[] = ['active', 'refused', 'manual']

/** The orders end as the scenario said: so many each way, for the reason that it named, and what else it expects. */
export const expectedOutcome: Rule<'expected-outcome'> = {
  name: 'expected-outcome',
  platforms: bothPlatforms,
  // Only an observer sees how long a machine was made and installed.
  seenBy: { consumer: 'partly', observer: 'whole' },
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

/** Counts the calls about which the scenario has said something. */
interface CallWatch {
  see(event: TraceEvent): void
  conclude(): readonly Finding[]
}

function watchCalls({ dialect, expect }: RunEvent): CallWatch {
  const { calls = {}, callOrder = [] } = expect
  const counts = new Map<string, { count: number; last: number }>()
  const contract = contractFor(dialect)
  const isWatched = callOrder.length > 0 || Object.keys(calls).length > 0
  let reached = 0
  return {
    see: (event) => {
      if (!isWatched || event.type !== 'exchange') return
      const { method, path } = event.exchange.request
      const operation = contract.match(method, path)?.operation.id
      if (operation === undefined) return
      counts.set(operation, { count: (counts.get(operation)?.count ?? 0) + 1, last: event.seq })
      if (operation === callOrder[reached]) reached++
    },
    conclude: () => [
      ...Object.entries(calls).flatMap(([operation, expected]) => {
        const { count: actual = 0, last } = counts.get(operation) ?? {}
        if (isCounted(actual, expected)) return []
        return [outcomeFinding('calls', { operation, expected, actual }, last === undefined ? [] : [last])]
      }),
      ...(reached === callOrder.length
        ? []
        : [outcomeFinding('call-order', { operation: callOrder[reached] ?? '', place: reached + 1 }, [])]),
    ],
  }
}

/** Money moved so far, in the smallest unit of the currency. */
interface Money {
  paid: number
  charged: number
  refunded: number
}

/** Holds the state of a run against what the scenario says of it in its middle. */
function watchState(picture: RunPicture): (event: TraceEvent) => readonly Finding[] {
  const money = new Map<string, Money>()
  const quotas = new Map<string, QuotaEvent['used']>()
  return (event) => {
    if (event.type === 'ledger') {
      note(money, `order ${event.order}`, event)
      note(money, `client ${event.client}`, event)
    }
    if (event.type === 'quota') quotas.set(event.client, event.used)
    return event.type === 'check'
      ? compare(event, [...stateOf(picture), ...moneyIn(money), ...quotasIn(quotas)])
      : []
  }
}

function note(money: Map<string, Money>, whose: string, { entry, amount }: LedgerEvent): void {
  const sums = money.get(whose) ?? { paid: 0, charged: 0, refunded: 0 }
  if (entry === 'payment') sums.paid += amount
  else if (entry === 'charge') sums.charged += amount
  else sums.refunded += amount
  money.set(whose, sums)
}

/** A figure of a state: what it is called, and what it is. */
type Figure = readonly [what: string, actual: number]

/** Whatever no figure tells of is 0. */
function compare({ expect, seq }: CheckEvent & Stamp, figures: readonly Figure[]): readonly Finding[] {
  const actuals = new Map(figures)
  return Object.entries(expect).flatMap(([what, expected]: [string, CountRange]) => {
    const actual = actuals.get(what) ?? 0
    return isCounted(actual, expected) ? [] : [outcomeFinding('state', { what, expected, actual }, [seq])]
  })
}

function stateOf({ orders, hosts }: RunPicture): readonly Figure[] {
  const services = new Map<string, number>()
  for (const { serviceStatus } of orders.values()) {
    if (serviceStatus !== undefined) services.set(serviceStatus, (services.get(serviceStatus) ?? 0) + 1)
  }
  const live = [...hosts.values()].filter(({ deleted }) => deleted === undefined)
  const total = (measure: 'cpuNumber' | 'ramMib' | 'diskMib' | 'addresses'): number =>
    live.reduce((sum, { sized }) => sum + (sized?.size[measure] ?? 0), 0)
  return [
    ...[...services].map(([status, count]): Figure => [`services ${status}`, count]),
    ['machines count', live.length],
    ['machines running', live.filter(({ running }) => running !== undefined).length],
    ['machines cpuNumber', total('cpuNumber')],
    ['machines ramMib', total('ramMib')],
    ['machines diskMib', total('diskMib')],
    ['addresses', total('addresses')],
  ]
}

function moneyIn(money: ReadonlyMap<string, Money>): readonly Figure[] {
  return [...money].flatMap(([whose, { paid, charged, refunded }]): readonly Figure[] => [
    [`${whose} charged`, charged],
    [`${whose} refunded`, refunded],
    [`${whose} balance`, paid - charged + refunded],
  ])
}

function quotasIn(quotas: ReadonlyMap<string, QuotaEvent['used']>): readonly Figure[] {
  return [...quotas].flatMap(([client, used]) =>
    Object.entries(used).map(([measure, count]): Figure => [`quota ${client} ${measure}`, count]),
  )
}
