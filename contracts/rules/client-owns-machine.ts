import { creationOf, itemsOf } from '../lifecycle/host-calls.ts'
import type { ExchangeEvent, Stamp } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { whereValues } from '../recording/order-book.ts'

/** An account as an answer has shown it. */
interface Shown {
  readonly email: string
  readonly isAdministrator: boolean
  /** The e-mail that was looked for; undefined where it was one of many. */
  readonly asked: string | undefined
  readonly order: string | undefined
  readonly seq: number
}

/**
 * A machine is made for the account that was looked up for its client: not for one with another e-mail than the one that
 * was asked for, and never for an administrator's, in which a client would own everything. Judged by what the platform
 * has read and sent before the creation.
 */
export const clientOwnsMachine: Rule<'client-owns-machine'> = {
  name: 'client-owns-machine',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole', wire: 'whole' },
  watch: () => {
    const accounts = new Map<number, Shown[]>()
    let creations = 0
    return {
      occasions: () => creations,
      see: (event) => {
        if (event.type !== 'exchange') return nothing
        seeAccounts(event, accounts)
        const account = accountOf(event)
        const shown = account === undefined ? undefined : accounts.get(account)
        if (account === undefined || shown === undefined) return nothing
        creations++
        return judge(event, account, shown)
      },
    }
  },
}

function accountOf(event: ExchangeEvent & Stamp): number | undefined {
  if (creationOf(event) === undefined) return undefined
  const { account } = (event.exchange.request.body ?? {}) as { readonly account?: unknown }
  return typeof account === 'number' ? account : undefined
}

function seeAccounts({ exchange, order, seq }: ExchangeEvent & Stamp, accounts: Map<number, Shown[]>): void {
  const { request, response } = exchange
  if (request.method !== 'GET' || request.path !== '/vm/v3/account' || response?.status !== 200) return
  const emails = whereValues(request.query).filter(({ field }) => field === 'email')
  const asked = emails.length === 1 ? emails[0]?.value.toLowerCase() : undefined
  for (const { id, email, roles } of itemsOf(response.body)) {
    if (typeof id !== 'number' || typeof email !== 'string') continue
    const isAdministrator = Array.isArray(roles) && roles.some((role) => String(role).includes('@admin'))
    const shown = { email: email.toLowerCase(), isAdministrator, asked, order, seq }
    accounts.set(id, [...(accounts.get(id) ?? []), shown])
  }
}

function judge(
  { order, seq }: ExchangeEvent & Stamp,
  account: number,
  shown: readonly Shown[],
): readonly Finding[] {
  const basics = {
    rule: 'client-owns-machine',
    party: 'consumer',
    ...(order !== undefined && { order }),
  } as const
  const administrator = shown.findLast(({ isAdministrator }) => isAdministrator)
  if (administrator !== undefined) {
    const params = { account, email: administrator.email }
    return [{ ...basics, detail: 'administrator', params, witness: [administrator.seq, seq] }]
  }
  // In a recording nobody says for which order an account was looked up.
  const own = shown.filter((each) => each.order === order)
  const asked = (own.length > 0 ? own : shown).filter((each) => each.asked !== undefined)
  const last = asked.at(-1)
  if (last === undefined || asked.some(({ email, asked: wanted }) => email === wanted)) return nothing
  const params = { account, email: last.email, asked: last.asked ?? '' }
  return [{ ...basics, detail: 'other-account', params, witness: [last.seq, seq] }]
}
