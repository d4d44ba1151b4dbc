import type { RunPicture } from '../lifecycle/run-picture.ts'
import { type CountRange, isCounted } from '../trace/count-range.ts'
import type { CheckEvent, LedgerEvent, QuotaEvent, Stamp, TraceEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { outcomeFinding } from './outcome-finding.ts'

/** Money that has moved so far, in the smallest unit of the currency. */
interface Money {
  paid: number
  charged: number
  refunded: number
}

/** Holds the state of a run against what the scenario says of it in its middle. */
export function watchState(picture: RunPicture): (event: TraceEvent) => readonly Finding[] {
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
