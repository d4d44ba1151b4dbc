import { hasEffect } from '../faults/fault-effects.ts'
import { HeldAddresses } from '../lifecycle/held-addresses.ts'
import type { ExchangeEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { itemsOf } from '../lifecycle/host-calls.ts'

/** What a list of the pools showed, and what the machines had at that moment. */
interface Count {
  /** The pools that were listed. */
  readonly pools: string
  readonly used: number
  readonly held: number
  readonly seq: number
}

/** Calls here change what is taken without any machine. */
const otherUse = /^\/(?:ip\/|vm\/v3\/(?:ip|ippool|ipnet|range)(?:\/|$))/

/**
 * Between two lists of the same address pools as many addresses were taken as the machines have more, and as many
 * came free as deleted and failed machines had. Judged where a simulator tells how many addresses each machine of
 * the run has, and by lists that were read while nothing happened. A machine from before the run, a fault that
 * spoils the list, and pools that the platform itself edits end the comparison; it begins anew with the next list.
 * After a late address nothing is compared. A run in which the pools are listed once shows nothing.
 */
export const addressConservation: Rule<'address-conservation'> = {
  name: 'address-conservation',
  platforms: bothPlatforms,
  // Others take and return addresses of the same pools.
  seenBy: { consumer: 'not', observer: 'not' },
  watch: () => {
    const machines = new HeldAddresses()
    let before: Count | undefined
    let spoiltAtMs = Number.NEGATIVE_INFINITY
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type === 'task') machines.seeTask(event)
        if (event.type === 'host' && !machines.seeHost(event)) before = undefined
        if (event.type === 'fault' && event.where === 'ippool-list') spoiltAtMs = event.atMs
        if (event.type === 'fault' && hasEffect(event.fault, 'delays-addresses'))
          spoiltAtMs = Number.POSITIVE_INFINITY
        if (event.type !== 'exchange') return nothing
        const { method, path } = event.exchange.request
        if (method !== 'GET' && otherUse.test(path)) before = undefined
        const isQuiet = event.sentAtMs > Math.max(machines.stirredAtMs ?? 0, spoiltAtMs)
        const shown = isQuiet ? shownIn(event) : undefined
        const held = machines.count()
        if (shown === undefined || held === undefined) return nothing
        const count = { ...shown, held, seq: event.seq }
        const isComparable = machines.stirredAtMs !== undefined && before?.pools === count.pools
        if (isComparable) occasions++
        const found = isComparable && before !== undefined ? compare(before, count) : nothing
        before = count
        return found
      },
    }
  },
}

/** What a whole list of the pools shows; undefined where it is none. */
function shownIn({
  exchange: { request, response },
}: ExchangeEvent): Pick<Count, 'pools' | 'used'> | undefined {
  if (request.method !== 'GET' || request.path !== '/vm/v3/ippool' || response?.status !== 200)
    return undefined
  const pools = itemsOf(response.body)
  const used = pools.reduce((sum, pool) => sum + Number(pool['using_ip']), 0)
  const ids = pools.map(({ id }) => String(id)).toSorted()
  return Number.isFinite(used) ? { pools: ids.join(' '), used } : undefined
}

function compare(before: Count, now: Count): readonly Finding[] {
  const taken = now.used - before.used
  const held = now.held - before.held
  if (taken === held) return nothing
  const detail = taken > held ? 'not-returned' : 'not-taken'
  const basics = { rule: 'address-conservation', party: 'provider' } as const
  return [{ ...basics, detail, params: { taken, held }, witness: [before.seq, now.seq] }]
}
