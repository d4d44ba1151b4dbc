import { type Connection, showPatience } from './connection.ts'
import { makeBudget } from './guard/budget.ts'
import { type Guard, makeGuard } from './guard/guard.ts'
import { Holdings } from './guard/holdings.ts'
import type { Owned } from './ledger/ledger-line.ts'

/** A guard that lets nothing be made: what is asked for may read, and remove what is ours. */
export function carefulGuard(connection: Connection, isOurs: (thing: Owned) => boolean): Guard {
  const { send, target, ledger, pace, wall, contract } = connection
  return makeGuard({
    inner: send,
    target,
    ledger,
    holdings: new Holdings(ledger, isOurs),
    budget: makeBudget({ vms: 0, ramMib: 0 }),
    pace,
    clock: wall,
    match: contract.match,
    own: undefined,
    presetRamMib: new Map(),
    // Whoever removes looks again and again by itself.
    patience: { ...showPatience(connection), limitMs: 0 },
  })
}
