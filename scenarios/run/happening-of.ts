import { actionNames } from '../language/expected-actions.ts'
import type { Awaited } from '../language/wait-for.ts'
import type { AwaitedHappening } from './happenings.ts'

/** What a step waits for, its orders by their whole names. */
export function happeningOf(
  awaited: Awaited,
  ordersNamed: (name: string) => readonly string[],
): AwaitedHappening {
  if ('active' in awaited) return { kind: 'active', count: awaited.active }
  if ('fault' in awaited) return { kind: 'fault', fault: awaited.fault, times: awaited.times ?? 1 }
  if ('action' in awaited) {
    const orders = awaited.order === undefined ? {} : { orders: ordersNamed(awaited.order) }
    return { kind: 'action', action: actionNames[awaited.action], ...orders }
  }
  const orders = ordersNamed(awaited.order)
  if ('stage' in awaited) return { kind: 'stage', name: awaited.stage, orders }
  if ('task' in awaited) return { kind: 'task', name: awaited.task, orders }
  return { kind: 'status', status: awaited.status, orders }
}

/** The same as its author wrote it: `stage os-install, order web`. */
export function awaitedText(awaited: Awaited): string {
  return Object.entries(awaited)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ')
}
