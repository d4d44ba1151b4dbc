import { type Connection, apiOver, showPatience } from './connection.ts'
import { placeOf } from './place.ts'
import { type Swept, sweep } from './sweep/sweep.ts'
import { prefixOf } from './load-config.ts'
import { makeBudget } from './guard/budget.ts'
import { type Guard, makeGuard } from './guard/guard.ts'
import { Holdings } from './guard/holdings.ts'
import type { Owned } from './ledger/read-ledger.ts'

/** What the ledger has on a target, the oldest first; ids mean something at one address alone. */
export function ownedOn({ ledger, target }: Pick<Connection, 'ledger' | 'target'>): readonly Owned[] {
  return ledger.owned().filter(({ url }) => placeOf(url) === placeOf(target.url))
}

/** Removes what the ledger has on a target, or of it what one run has made; makes and changes nothing else. */
export async function cleanUp(connection: Connection, run?: string): Promise<Swept> {
  const { target, ledger, wall, today, pollMs, answerMs, taskMs, presence, hurry } = connection
  const isOurs = (thing: Owned): boolean =>
    placeOf(thing.url) === placeOf(target.url) && (run === undefined || thing.run === run)
  await using guard = carefulGuard(connection, isOurs)
  const swept = sweep({
    api: apiOver(connection, guard.transport, wall),
    ledger,
    things: ledger.owned().filter(isOurs),
    clock: wall,
    today,
    pollMs,
    answerMs,
    // One that was away a moment ago is asked once.
    limitMs: presence.isAway ? 0 : taskMs,
    signal: hurry,
    prefix: prefixOf(target),
  })
  return await Promise.race([swept, guard.broken.then(() => swept)])
}

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
