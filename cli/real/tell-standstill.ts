import type { Presence, Standstill } from '../../scenarios/targets/real/presence.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { OutputStream } from '../surroundings.ts'

/** Whose standstill is told, and to whom. */
export interface Telling {
  readonly name: string
  readonly presence: Pick<Presence, 'standstill'>
  readonly clock: Pick<Clock, 'at' | 'nowMs'>
  readonly stderr: OutputStream
}

/** After so long without anything new it is told what is waited for; then again each time that has doubled. */
const firstMs = 10_000
const lookMs = 1000

/** Tells what a target is waited for while nothing new comes from it, until it is disposed of. */
export function tellStandstill({ name, presence, clock, stderr }: Telling): Disposable {
  let tellAtMs = firstMs
  const look = (): void => {
    const now = presence.standstill()
    if (now.idleMs < firstMs) tellAtMs = firstMs
    if (now.idleMs >= tellAtMs) {
      tellAtMs *= 2
      const line = `${name}: ${wordsOf(now)}\n`
      stderr.write(stderr.isTTY === true ? `\r\u001B[K${line}` : line)
    }
    cancel = clock.at(clock.nowMs() + lookMs, look)
  }
  let cancel = clock.at(clock.nowMs() + lookMs, look)
  return { [Symbol.dispose]: () => cancel() }
}

function wordsOf({ idleMs, waitsFor, call }: Standstill): string {
  const span = `nothing new for ${Math.round(idleMs / 1000)} s`
  switch (waitsFor) {
    case 'answer':
      return `${span}: waiting for the answer to ${call}`
    case 'change':
      return `${span}: ${call} is answered the same again and again, or the scenario waits`
    case 'nothing':
      return `${span}: nothing is asked for`
  }
}
