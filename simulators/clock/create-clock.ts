import type { Clock } from './clock.ts'
import { VirtualClock } from './virtual-clock.ts'
import { WallClock } from './wall-clock.ts'

/** `virtual`, `real` or `scaled:N` with a positive N; anything else gives undefined. */
export function createClock(name: string): Clock | undefined {
  if (name === 'virtual') return new VirtualClock()
  if (name === 'real') return new WallClock()
  const speed = Number(/^scaled:(\d+(?:\.\d+)?)$/.exec(name)?.[1])
  return speed > 0 ? new WallClock(speed) : undefined
}
