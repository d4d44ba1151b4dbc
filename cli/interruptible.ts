import { exitCodes } from './exit-code.ts'
import type { Surroundings } from './surroundings.ts'

/** Work that Ctrl-C may end. */
export interface Interruption {
  /** Aborts at the first Ctrl-C. */
  readonly signal: AbortSignal
  /** Ctrl-C means what it usually means again. */
  stop(): void
}

/** The first Ctrl-C asks for a clean end, the second ends at once. */
export function interruptible(surroundings: Surroundings): Interruption {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) surroundings.exit(exitCodes.interrupted)
    controller.abort(new Error('interrupted'))
  }
  surroundings.on('SIGINT', interrupt)
  return {
    signal: controller.signal,
    stop: () => void surroundings.off('SIGINT', interrupt),
  }
}
