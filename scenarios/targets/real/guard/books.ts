import type { RunName } from '../../../../simulators/platform/identities.ts'
import type { Delivery } from '../../../../simulators/transport/transport.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import type { Budget, BudgetKey } from './budget.ts'
import type { Decision } from './decide.ts'
import type { Holdings } from './holdings.ts'
import { idIn } from './ownership.ts'

/** Where it is written down what is made. */
export interface BooksOptions {
  readonly target: { readonly name: string; readonly url: string }
  readonly ledger: Ledger
  readonly holdings: Holdings
  readonly budget: Budget
  /** Undefined where nothing is made. */
  readonly own: RunName | undefined
}

/** Keeps ledger, holdings and budget right while requests pass. */
export interface Books {
  /** Memory that a machine of ours has. */
  ramOf(host: number): number
  /** Writes the intent down, sends, and takes in what came of it. */
  create(decision: Decision & { kind: 'create' }, send: () => Promise<Delivery>): Promise<Created>
  /** Takes in what came of any other request. */
  after(decision: Decision, delivery: Delivery): void
}

/** What came of a creation, and the key of its intent. */
export interface Created {
  readonly delivery: Delivery
  readonly key: string
}

export function makeBooks({ target, ledger, holdings, budget, own }: BooksOptions): Books {
  const machines = new Map<number, BudgetKey>()
  const withMachine = (host: number, act: (key: BudgetKey) => void): void => {
    const key = machines.get(host)
    if (key !== undefined) act(key)
  }
  return {
    ramOf: (host) => {
      const key = machines.get(host)
      return key === undefined ? 0 : budget.ramOf(key)
    },
    create: async ({ what, name, ramMib }, send) => {
      const run = own === undefined ? '' : `${own.prefix}-${own.run}`
      const key = ledger.intend({ kind: what, name, run, target: target.name, url: target.url, ramMib })
      const share = what === 'host' ? budget.take(ramMib) : undefined
      const delivery = await send()
      const id = idMadeBy(delivery)
      if (id !== undefined) holdings.claim(key, id)
      // Who says no may have done it all the same: only what never left was surely not done.
      if (delivery.failure?.sent === false) ledger.void(key)
      if (share === undefined) return { delivery, key }
      if (id !== undefined) machines.set(id, share)
      // Without any answer it may be there: it counts until the run ends.
      else if (delivery.failure?.sent !== true) budget.giveBack(share)
      return { delivery, key }
    },
    after: (decision, { response }) => {
      if (response === undefined || response.status >= 300) return
      if (decision.kind === 'change') {
        const { about, ramMib } = decision
        if (ramMib !== undefined) withMachine(about.id, (key) => budget.resize(key, ramMib))
      }
      if (decision.kind !== 'remove' || decision.about.kind !== 'host') return
      const { id } = decision.about
      holdings.remove(id)
      withMachine(id, (key) => budget.giveBack(key))
    },
  }
}

/** The id that an answer says a creation has made; undefined where it says none. */
export function idMadeBy({ response }: Delivery): number | undefined {
  return response === undefined || response.status >= 300 ? undefined : idIn(response.body)
}
