import type { Clock } from './clock.ts'
import { speedOf } from './speed-of.ts'
import { VirtualClock } from './virtual-clock.ts'
import { WallClock } from './wall-clock.ts'

/** `virtual`, `real` or `scaled:N` with a positive N; anything else gives undefined. */
export function createClock(name: string): Clock | undefined {
  if (name === 'virtual') return new VirtualClock()
  const speed = speedOf(name)
  return speed === undefined ? undefined : new WallClock(speed)
}
