import { durationMs } from '../../clock/duration.ts'
import type { World } from '../world/world.ts'

type Dated = Pick<World, 'settings' | 'faults' | 'nowMs'>

/** A moment of a world as VMmanager writes it, `YYYY-MM-DD HH:MM:SS` in UTC, by VMmanager's own clock. */
export function timeText(world: Dated, atMs: number): string {
  const date = new Date(world.settings.beginsAtMs + atMs + skewMs(world))
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** The moment of a world that such a text names; undefined where it names none. */
export function momentOf(world: Dated, text: string): number | undefined {
  const dateMs = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(dateMs) ? undefined : dateMs - world.settings.beginsAtMs - skewMs(world)
}

/** How far VMmanager's clock is fast of its client's. */
function skewMs({ faults, nowMs }: Dated): number {
  const skew = faults.isEmpty ? undefined : faults.holding('clock-skew', nowMs)
  if (skew === undefined) return 0
  return durationMs(skew.ahead ?? '0s') - durationMs(skew.behind ?? '0s')
}
