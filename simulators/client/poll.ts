import type { Clock } from '../clock/clock.ts'
import { reasonOf } from './reason-of.ts'
import { isTrouble, type Outcome } from './vmmanager-api.ts'

/** How patiently a platform follows what it has started. */
export interface Patience {
  readonly pollMs: number
  /** It gives up after so long. */
  readonly limitMs: number
}

/** Looks again and again until something is found; gives a reason when it meets trouble or its patience ends. */
export async function poll<Value>(
  clock: Clock,
  patience: Patience,
  look: () => Promise<Outcome<Value | undefined>>,
): Promise<{ readonly found: Value } | { readonly reason: string }> {
  const giveUpAtMs = clock.nowMs() + patience.limitMs
  for (;;) {
    const found = await look()
    if (isTrouble(found)) return { reason: reasonOf(found.trouble) }
    if (found !== undefined) return { found }
    if (clock.nowMs() >= giveUpAtMs) return { reason: 'timeout' }
    await clock.sleep(patience.pollMs)
  }
}
