import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { LedgerEvent, Stamp } from '../trace/trace-event.ts'
import { type Finding, consumerFinding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'

const finding = consumerFinding('ledger-conservation')

/** The money of one order. */
interface Account {
  charged: number
  refunded: number
  charges: number
  prolonged: number
  /** Where each period was charged. */
  readonly periods: Map<number, number>
  /** Where money last came or went. */
  last?: number
}

/** What may cost more in the middle of a period. */
const enlarging: ReadonlySet<string> = new Set(['change', 'add-address', 'remove-address'])

/**
 * Money is neither lost nor made: no period is charged twice, nothing is given back that was not taken, an order
 * that came to nothing gets back what it paid, and at BILLmanager, which is paid beforehand, an Active service has
 * paid for its first period and for each prolongation, and has not got all of it back. A service that is deleted is not
 * charged any more. Where the platform is no mock, nothing is judged unless something is charged. A refund of a period, or a change of the service, lets a period be charged anew.
 */
export const ledgerConservation: Rule<'ledger-conservation'> = {
  name: 'ledger-conservation',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: (picture) => {
    const accounts = new Map<string, Account>()
    const accountOf = (order: string): Account => {
      const account = accounts.get(order) ?? emptyAccount()
      accounts.set(order, account)
      return account
    }
    // A platform that is no mock may keep its books elsewhere.
    let isKept = picture.run.sight === undefined
    let entries = 0
    return {
      occasions: () => entries,
      see: (event) => {
        if (event.type === 'operation' && event.order !== undefined) {
          // Where a reason is given there was nothing to pay for.
          const isProlonged = event.name === 'prolong' && event.outcome === 'done' && !event.reason
          if (isProlonged) accountOf(event.order).prolonged++
          if (enlarging.has(event.name)) accounts.get(event.order)?.periods.clear()
        }
        if (event.type !== 'ledger') return nothing
        if (event.entry !== 'payment') entries++
        isKept ||= event.entry === 'charge'
        const late = chargedAfterEnd(event, picture.orders.get(event.order))
        return [...late, ...enter(accountOf(event.order), event)]
      },
      conclude: () => {
        if (!isKept) return nothing
        const isPrepaid = picture.run.platform === 'billmanager'
        return [...picture.orders.values()].flatMap((order) => {
          const account = accounts.get(order.order) ?? emptyAccount()
          return [
            ...unreturned(order, account),
            ...(isPrepaid ? [...unpaid(order, account), ...givenAway(order, account)] : nothing),
          ]
        })
      },
    }
  },
}

function emptyAccount(): Account {
  return { charged: 0, refunded: 0, charges: 0, prolonged: 0, periods: new Map() }
}

function enter(account: Account, event: LedgerEvent & Stamp): readonly Finding[] {
  const { entry, order, amount, period, seq } = event
  const before = account.last
  if (entry !== 'payment') account.last = seq
  if (entry === 'charge') {
    account.charged += amount
    account.charges++
    if (period === undefined) return nothing
    const earlier = account.periods.get(period)
    account.periods.set(period, seq)
    return earlier === undefined ? nothing : [finding('charged-twice', order, { period }, [earlier, seq])]
  }
  if (entry === 'payment') return nothing
  account.refunded += amount
  if (period === undefined) account.periods.clear()
  else account.periods.delete(period)
  const { charged, refunded } = account
  if (refunded <= charged) return nothing
  const witness = before === undefined ? [seq] : [before, seq]
  return [finding('over-refunded', order, { charged, refunded }, witness)]
}

/** An order that came to nothing keeps no money. */
function unreturned({ order, outcome, active, settled }: OrderPicture, account: Account): readonly Finding[] {
  const amount = account.charged - account.refunded
  if (outcome === undefined || outcome === 'active' || active !== undefined || amount <= 0) return nothing
  const witness = [account.last, settled?.seq].filter((place) => place !== undefined)
  return [finding('not-refunded', order, { amount }, witness.toSorted(byPlace))]
}

/** What happens to the money of a service that lives on. */
function givenAway({ order, active, serviceStatus }: OrderPicture, account: Account): readonly Finding[] {
  const { charged, refunded, last } = account
  const isAlive = serviceStatus === 'active' || serviceStatus === 'suspended'
  if (active === undefined || !isAlive || charged === 0 || refunded < charged) return nothing
  const witness = last === undefined ? [active.seq] : [active.seq, last].toSorted(byPlace)
  return [finding('refunded-alive', order, { refunded }, witness)]
}

function chargedAfterEnd(
  { entry, order, amount, atMs, seq }: LedgerEvent & Stamp,
  picture: OrderPicture | undefined,
): readonly Finding[] {
  const end = picture?.serviceStatus === 'deleted' ? picture.statusSince : undefined
  if (entry !== 'charge' || end === undefined || end.atMs >= atMs) return nothing
  return [finding('charged-after-end', order, { amount }, [end.seq, seq])]
}

function unpaid({ order, active, jobs }: OrderPicture, account: Account): readonly Finding[] {
  const periods = 1 + account.prolonged
  if (active === undefined || account.charges >= periods) return nothing
  const witness = [active.seq, jobs.get('prolong')?.ended?.seq].filter((place) => place !== undefined)
  return [finding('not-charged', order, { periods, charges: account.charges }, witness)]
}

function byPlace(one: number, other: number): number {
  return one - other
}
