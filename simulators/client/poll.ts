import type { Clock } from '../clock/clock.ts'
import { reasonOf } from './reason-of.ts'
import { type Outcome, isTrouble } from './outcome.ts'

/** How a client deals with a VMmanager that does not answer as it should. */
export interface RetryPolicy {
  /** Pause before a request is repeated after 503 or a broken connection. */
  readonly pauseMs: number
  /** A request is repeated for so long at most. */
  readonly limitMs: number
}

/**
 * Every 500 ms for up to 60 s, as ISPsystem's own PHP library does (dev-huzaki/whmcs-vmmanager6,
 * includes/ispsystem/6/api.php).
 */
export const defaultRetryPolicy: RetryPolicy = { pauseMs: 500, limitMs: 60_000 }

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
