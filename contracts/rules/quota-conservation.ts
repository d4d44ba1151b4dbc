import type { OrderPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { QuotaEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, nothing } from './rule.ts'

type Used = QuotaEvent['used']
type Measure = keyof Used

/** Where the quota of a client stands. */
interface Quota {
  readonly used: Used
  readonly seq: number
}

/** What a client holds by the word of the services. */
interface Holding {
  readonly held: Record<Measure, number>
  /** False where some service told no size. */
  isSized: boolean
  /** False where some order is under way or in a person's hands: then nobody knows what it holds. */
  isCertain: boolean
  /** Where an order of the client last gave something back. */
  givenBack: number | undefined
}

const measures: readonly Measure[] = ['machines', 'cpuNumber', 'ramMib', 'diskMib', 'addresses']

/**
 * At the end the quota that a client uses equals what the client's services hold that are not deleted: a request
 * that failed has given its part back. Sizes are compared where every service of the client has told one, else the
 * machines alone. Nothing is said of a client with an order that is not settled or in a person's hands.
 */
export const quotaConservation: Rule<'quota-conservation'> = {
  name: 'quota-conservation',
  platforms: ['clouden'],
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: (picture) => {
    const quotas = new Map<string, Quota>()
    let counts = 0
    return {
      occasions: () => counts,
      see: (event) => {
        if (event.type !== 'quota') return nothing
        quotas.set(event.client, { used: event.used, seq: event.seq })
        counts++
        return nothing
      },
      conclude: () => {
        const holdings = holdingsOf(picture)
        return [...quotas].flatMap(([client, quota]) => judge(client, quota, holdings.get(client)))
      },
    }
  },
}

function holdingsOf({ orders }: RunPicture): ReadonlyMap<string, Holding> {
  const holdings = new Map<string, Holding>()
  for (const order of orders.values()) {
    const holding = holdings.get(order.client) ?? emptyHolding()
    holdings.set(order.client, holding)
    add(holding, order)
  }
  return holdings
}

function emptyHolding(): Holding {
  const held = { machines: 0, cpuNumber: 0, ramMib: 0, diskMib: 0, addresses: 0 }
  return { held, isSized: true, isCertain: true, givenBack: undefined }
}

function add(holding: Holding, { outcome, serviceStatus, settled, statusSince, billed }: OrderPicture): void {
  if (outcome === undefined || outcome === 'manual') holding.isCertain = false
  if (outcome === 'refused' || serviceStatus === 'deleted') {
    holding.givenBack = (outcome === 'refused' ? settled : statusSince)?.seq
    return
  }
  holding.held.machines++
  if (billed === undefined) {
    holding.isSized = false
    return
  }
  for (const [measure, amount] of Object.entries(billed.size)) holding.held[measure as Measure] += amount
}

function judge(client: string, { used, seq }: Quota, holding = emptyHolding()): readonly Finding[] {
  const { held, isSized, isCertain, givenBack } = holding
  if (!isCertain) return nothing
  const measure = (isSized ? measures : measures.slice(0, 1)).find((name) => used[name] !== held[name])
  if (measure === undefined) return nothing
  const witness = [seq, ...(givenBack === undefined ? [] : [givenBack])]
  return [
    {
      rule: 'quota-conservation',
      party: 'consumer',
      detail: used[measure] > held[measure] ? 'not-returned' : 'not-taken',
      params: { client, measure, used: used[measure], held: held[measure] },
      witness: witness.toSorted((one, other) => one - other),
    },
  ]
}
