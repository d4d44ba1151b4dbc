import { carefulGuard } from './careful-guard.ts'
import { apiOver, type Connection } from './connection.ts'
import type { Owned } from './ledger/ledger-line.ts'
import { placeOf } from './place.ts'
import { sweep, type Swept } from './sweep/sweep.ts'
import { prefixOf } from './target-named.ts'

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
