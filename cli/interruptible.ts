import { WallClock } from '../simulators/clock/wall-clock.ts'
import { exitCodes } from './exit-code.ts'
import type { EndingSignal, Surroundings } from './surroundings.ts'

/** Work that Ctrl-C, or a CI server that ends a job, may end. */
export interface Interruption extends Disposable {
  /** Aborts at the first signal. */
  readonly signal: AbortSignal
  /** Signals mean what they usually mean again. */
  stop(): void
}

const endingSignals: readonly EndingSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** A clean end may take so long. */
const graceMs = 120_000

/**
 * The first signal asks for a clean end, the second ends at once, and so does the end of the grace.
 *
 * @param grace - in ms
 */
export function interruptible(surroundings: Surroundings, grace: number = graceMs): Interruption {
  const controller = new AbortController()
  const wall = new WallClock()
  const exit = (): void => surroundings.exit(exitCodes.interrupted)
  const interrupt = (): void => {
    if (controller.signal.aborted) {
      exit()
      return
    }
    wall.at(wall.nowMs() + grace, () => {
      surroundings.stderr.write(`interrupted: no clean end within ${grace / 1000} s, ended at once\n`)
      exit()
    })
    controller.abort(new Error('interrupted'))
  }
  for (const signal of endingSignals) surroundings.on(signal, interrupt)
  const stop = (): void => {
    wall.stop()
    for (const signal of endingSignals) surroundings.off(signal, interrupt)
  }
  return { signal: controller.signal, stop, [Symbol.dispose]: stop }
}
