import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import { outcomeOf } from '../exchange/check-exchange.ts'
import { itemsOf } from '../lifecycle/host-calls.ts'

/** What an exchange shows of a VMmanager that does not do its part. */
type Trouble = 'unanswered' | 'task-failed' | 'task-shown' | number

/** What must have been seen for a reason to be believed. */
const evidence: Readonly<Record<string, readonly Trouble[]>> = {
  unavailable: ['unanswered', 503],
  'unknown-outcome': ['unanswered', 502, 504],
  timeout: ['task-shown', 'unanswered', 503],
  'task-failed': ['task-failed'],
  'internal-error': [500],
  asleep: [503],
  'session-invalid': [401],
  forbidden: [403],
}

/** The troubles that exchanges have shown, by order and time; those of no order, as of a login, are everybody's. */
export class TroublesSeen {
  readonly #seen = new Map<string | undefined, Map<Trouble, number>>()

  see({ exchange, order, atMs }: ExchangeEvent & Stamp): void {
    const troubles = troublesIn({ exchange })
    if (troubles.length === 0) return
    const ofOrder = this.#seen.get(order) ?? new Map<Trouble, number>()
    this.#seen.set(order, ofOrder)
    for (const trouble of troubles) ofOrder.set(trouble, atMs)
  }

  /** True where an exchange since then shows what the reason says. */
  explain(reason: string, order: string, sinceMs: number): boolean {
    const [, status] = /^refused-(401|403|429|5\d\d)$/.exec(reason) ?? []
    const wanted = status === undefined ? evidence[reason] : [Number(status)]
    return [order, undefined].some((whose) =>
      wanted?.some((trouble) => (this.#seen.get(whose)?.get(trouble) ?? -1) >= sinceMs),
    )
  }
}

function troublesIn({ exchange }: Pick<ExchangeEvent, 'exchange'>): readonly Trouble[] {
  const { request, response } = exchange
  if (response === undefined || outcomeOf(exchange) === 'unknown')
    return ['unanswered', response?.status ?? 0]
  if (response.status >= 400) return [response.status]
  // An answer that is no data leaves its reader without one.
  if (typeof response.body !== 'object' || response.body === null) return ['unanswered']
  if (request.path !== '/vm/v3/task') return []
  const statuses = itemsOf(response.body).map(({ status }) => String(status))
  return statuses.some((status) => status.startsWith('fail') || status === 'aborted')
    ? ['task-shown', 'task-failed']
    : ['task-shown']
}
