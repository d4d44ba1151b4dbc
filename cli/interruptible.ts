import { exitCodes } from './exit-code.ts'
import type { Surroundings } from './surroundings.ts'

/** Work that Ctrl-C may end. */
export interface Interruption {
  /** Aborts at the first Ctrl-C. */
  readonly signal: AbortSignal
  /** Ctrl-C means what it usually means again. */
  stop(): void
}

/**
 * The first Ctrl-C asks for a clean end, the second ends at once.
 *
 * @param signals - what else means the same, as where a CI server ends a job
 */
export function interruptible(
  surroundings: Surroundings,
  signals: readonly ('SIGINT' | 'SIGTERM')[] = ['SIGINT'],
): Interruption {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) surroundings.exit(exitCodes.interrupted)
    controller.abort(new Error('interrupted'))
  }
  for (const signal of signals) surroundings.on(signal, interrupt)
  return {
    signal: controller.signal,
    stop: () => {
      for (const signal of signals) surroundings.off(signal, interrupt)
    },
  }
}
