import { isCounted } from '../trace/count-range.ts'
import type { RunEvent, TraceEvent } from '../trace/trace-event.ts'
import { contractFor } from '../vmmanager/contract.ts'
import type { Finding } from './finding.ts'
import { outcomeFinding } from './outcome-finding.ts'

/** Counts the calls about which the scenario has said something. */
export interface CallWatch {
  see(event: TraceEvent): void
  conclude(): readonly Finding[]
}

export function watchCalls({ dialect, expect }: RunEvent): CallWatch {
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
