import { creationOf } from '../../contracts/lifecycle/host-calls.ts'
import type { AskedAction, ServiceStatus, TraceFact } from '../../contracts/trace/trace-event.ts'
import { actionNames } from '../language/expected-actions.ts'
import type { Awaited } from '../language/wait-for.ts'

/** What a story may wait for, its orders by their whole names. */
export type AwaitedHappening =
  | { readonly kind: 'stage' | 'task'; readonly name: string; readonly orders: readonly string[] }
  | { readonly kind: 'status'; readonly status: ServiceStatus; readonly orders: readonly string[] }
  | { readonly kind: 'action'; readonly action: AskedAction; readonly orders?: readonly string[] }
  | { readonly kind: 'active'; readonly count: number }
  | { readonly kind: 'fault'; readonly fault: string; readonly times: number }

interface Asked {
  readonly action: AskedAction
  readonly order: string | undefined
}

/** Keeps what has happened in a run, and tells those who wait when it is what they wait for. */
export class Happenings {
  readonly #owners = new Map<number, string>()
  /**
   * Stages begun and tasks completed by machine, since something was last asked for it, as `kind name`. Whose machine it
   * is may be known later: the answer to a creation comes after its task has begun.
   */
  readonly #reached = new Map<number, Set<string>>()
  readonly #statuses = new Map<string, ServiceStatus>()
  readonly #active = new Set<string>()
  readonly #asked = new Map<number, Asked>()
  readonly #struck = new Map<string, number>()
  readonly #waiting = new Set<{ readonly what: AwaitedHappening; readonly goOn: () => void }>()

  see(fact: TraceFact): void {
    this.#note(fact)
    for (const waiting of this.#waiting) {
      if (!this.#has(waiting.what)) continue
      this.#waiting.delete(waiting)
      waiting.goOn()
    }
  }

  /** Resolves when it happens; at once where it has. */
  until(what: AwaitedHappening): Promise<void> {
    if (this.#has(what)) return Promise.resolve()
    return new Promise((goOn) => this.#waiting.add({ what, goOn }))
  }

  #note(fact: TraceFact): void {
    switch (fact.type) {
      case 'service':
        if (fact.host !== undefined) this.#owners.set(fact.host, fact.order)
        this.#statuses.set(fact.order, fact.status)
        if (fact.status === 'active') this.#active.add(fact.order)
        return
      case 'exchange': {
        const host =
          fact.order === undefined ? undefined : creationOf({ ...fact, seq: 0, atMs: 0 })?.accepted?.host
        if (host !== undefined && fact.order !== undefined) this.#owners.set(host, fact.order)
        return
      }
      case 'task':
        if (fact.status === 'complete') this.#reach(fact.host, `task ${fact.name}`)
        else if (fact.stage !== undefined) this.#reach(fact.host, `stage ${fact.stage}`)
        return
      case 'intent':
        this.#asked.set(fact.intent, { action: fact.action, order: fact.order })
        for (const [host, order] of this.#owners) if (order === fact.order) this.#reached.delete(host)
        return
      case 'operation':
      case 'outside':
        if (fact.intent !== undefined && isEnd(fact)) this.#asked.delete(fact.intent)
        return
      case 'fault':
        this.#struck.set(fact.fault, (this.#struck.get(fact.fault) ?? 0) + 1)
    }
  }

  #reach(host: number | undefined, what: string): void {
    if (host === undefined) return
    const reached = this.#reached.get(host) ?? new Set()
    this.#reached.set(host, reached.add(what))
  }

  #hasReached(wanted: string, what: string): boolean {
    return [...this.#owners].some(
      ([host, order]) => order === wanted && this.#reached.get(host)?.has(what) === true,
    )
  }

  #has(what: AwaitedHappening): boolean {
    switch (what.kind) {
      case 'stage':
      case 'task':
        return what.orders.every((order) => this.#hasReached(order, `${what.kind} ${what.name}`))
      case 'status':
        return what.orders.every((order) => this.#statuses.get(order) === what.status)
      case 'action':
        return ![...this.#asked.values()].some(
          ({ action, order }) =>
            action === what.action && (what.orders === undefined || what.orders.includes(order ?? '')),
        )
      case 'active':
        return this.#active.size >= what.count
      case 'fault':
        return (this.#struck.get(what.fault) ?? 0) >= what.times
    }
  }
}

/** A try that failed ends nothing, except where a platform does something for itself. */
function isEnd({ outcome, order }: { readonly outcome: string; readonly order?: string }): boolean {
  return outcome !== 'started' && (outcome !== 'failed' || order === undefined)
}

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
