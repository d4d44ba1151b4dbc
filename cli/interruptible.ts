import { exitCodes } from './exit-code.ts'
import type { Surroundings } from './surroundings.ts'

/** Work that Ctrl-C, or a CI server that ends a job, may end. */
export interface Interruption {
  /** Aborts at the first signal. */
  readonly signal: AbortSignal
  /** Signals mean what they usually mean again. */
  stop(): void
}

const signals = ['SIGINT', 'SIGTERM'] as const

/** The first signal asks for a clean end, the second ends at once. */
export function interruptible(surroundings: Surroundings): Interruption {
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
