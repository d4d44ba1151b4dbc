import { isUnknownItem } from '../../../../simulators/client/unknown-item.ts'
import type { RunName } from '../../../../simulators/platform/identities.ts'
import type { Delivery } from '../../../../simulators/transport/transport.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import type { Budget, BudgetKey } from './budget.ts'
import type { Decision } from './decide.ts'
import type { Holdings } from './holdings.ts'

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
  /** Writes the intent down, sends, and writes down what came of it. */
  create(decision: Decision & { kind: 'create' }, send: () => Promise<Delivery>): Promise<Delivery>
  /** Takes in what came of any other request. */
  after(decision: Decision, delivery: Delivery): void
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
      const id = idIn(delivery)
      if (id !== undefined) ledger.made(key, id)
      if (isSurelyUndone(delivery)) ledger.void(key)
      if (share === undefined) return delivery
      if (id !== undefined) machines.set(id, share)
      // Without any answer it may be there: it counts until the run ends.
      else if (delivery.failure?.sent !== true) budget.giveBack(share)
      return delivery
    },
    after: (decision, { response }) => {
      if (response === undefined || response.status >= 300) return
      if (decision.kind === 'change') {
        const { host, ramMib } = decision
        if (ramMib !== undefined) withMachine(host, (key) => budget.resize(key, ramMib))
      }
      if (decision.kind !== 'remove' || decision.what !== 'host') return
      holdings.remove(decision.id)
      withMachine(decision.id, (key) => budget.giveBack(key))
    },
  }
}

function idIn({ response }: Delivery): number | undefined {
  if (response === undefined || response.status >= 300 || !isUnknownItem(response.body)) return undefined
  const { id } = response.body
  return typeof id === 'number' ? id : undefined
}

/** It never left, or VMmanager itself said no; what else says no may come after the deed. */
function isSurelyUndone({ response, failure }: Delivery): boolean {
  if (response === undefined) return !failure.sent
  const isRefusal = isUnknownItem(response.body) && isUnknownItem(response.body['error'])
  return isRefusal && response.status >= 400 && response.status < 500
}
