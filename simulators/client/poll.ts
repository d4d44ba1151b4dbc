import type { Clock } from '../clock/clock.ts'
import { reasonOf } from './reason-of.ts'
import { isTrouble, type Outcome } from './outcome.ts'

/** How patiently a platform follows what it has started. */
export interface Patience {
  readonly pollMs: number
  /** It gives up after so long. */
  readonly limitMs: number
}

/**
 * Looks again and again until something is found; gives a reason when it is refused or its patience ends.
 * A VMmanager that cannot be reached is waited for like anything else.
 */
export async function poll<Value>(
  clock: Clock,
  patience: Patience,
  look: () => Promise<Outcome<Value | undefined>>,
): Promise<{ readonly found: Value } | { readonly reason: string }> {
  const giveUpAtMs = clock.nowMs() + patience.limitMs
  for (;;) {
    const found = await look()
    const trouble = isTrouble(found) ? found.trouble : undefined
    if (trouble !== undefined && trouble.kind !== 'unavailable') return { reason: reasonOf(trouble) }
    if (found !== undefined && !isTrouble(found)) return { found }
    if (clock.nowMs() >= giveUpAtMs) return { reason: trouble === undefined ? 'timeout' : 'unavailable' }
    await clock.sleep(patience.pollMs)
  }
}
