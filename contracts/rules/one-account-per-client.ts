import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { itemsOf } from '../lifecycle/host-calls.ts'

/** An account that VMmanager says it made. */
interface Made {
  readonly id: number
  readonly seq: number
}

/**
 * A client has one account in VMmanager, however many orders come at once and whatever the case of the e-mail: one
 * creation at most is answered with success, and no list shows two. Accounts are known by what the platform sends
 * and reads alone; a second one that nobody lists and that was made by a request without an answer stays unseen.
 */
export const oneAccountPerClient: Rule<'one-account-per-client'> = {
  name: 'one-account-per-client',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole', wire: 'whole' },
  watch: () => {
    const made = new Map<string, Made>()
    const told = new Set<string>()
    const clients = new Set<string>()
    return {
      occasions: () => clients.size,
      see: (event) => {
        if (event.type !== 'exchange' || event.exchange.request.path !== '/vm/v3/account') return nothing
        const { method, body } = event.exchange.request
        const shown = itemsOf(event.exchange.response?.body)
        for (const email of [body, ...shown].map(emailOf)) if (email !== undefined) clients.add(email)
        const twins = method === 'POST' ? madeAgain(event, made) : listedTwice(event)
        return twins.flatMap(({ email, finding }) => {
          if (told.has(email)) return []
          told.add(email)
          return [finding]
        })
      },
    }
  },
}

interface Twin {
  readonly email: string
  readonly finding: Finding
}

function madeAgain(
  { exchange, seq, order }: ExchangeEvent & Stamp,
  made: Map<string, Made>,
): readonly Twin[] {
  const { request, response } = exchange
  const email = emailOf(request.body)
  const id = fieldOf(response?.body, 'id')
  if (email === undefined || typeof id !== 'number' || (response?.status ?? 0) >= 300) return []
  const first = made.get(email)
  made.set(email, first ?? { id, seq })
  if (first === undefined || first.id === id) return []
  const witness = [first.seq, seq]
  return [
    { email, finding: findingOf('made-twice', { email, accounts: `${first.id}, ${id}` }, witness, order) },
  ]
}

function listedTwice({ exchange, seq, order }: ExchangeEvent & Stamp): readonly Twin[] {
  const byEmail = Map.groupBy(itemsOf(exchange.response?.body), emailOf)
  return [...byEmail].flatMap(([email, items]) => {
    const accounts = new Set(items.map((item) => String(fieldOf(item, 'id'))))
    if (email === undefined || accounts.size < 2) return []
    const params = { email, accounts: [...accounts].join(', ') }
    return [{ email, finding: findingOf('listed-twice', params, [seq], order) }]
  })
}

function emailOf(value: unknown): string | undefined {
  const email = fieldOf(value, 'email')
  return typeof email === 'string' ? email.toLowerCase() : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function findingOf(
  detail: string,
  params: Finding['params'],
  witness: readonly number[],
  order: string | undefined,
): Finding {
  const finding = { rule: 'one-account-per-client', party: 'integration', detail, params, witness } as const
  return order === undefined ? finding : { ...finding, order }
}
