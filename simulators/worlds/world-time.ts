import type { Clock } from '../clock/clock.ts'
import { speedOf } from '../clock/speed-of.ts'
import { advance, nextDueMs } from '../vmmanager/tasks/advance.ts'
import type { World } from '../vmmanager/world/world.ts'
import type { ArmedFault } from '../faults/faults.ts'

/** How time goes on in one served world; no two worlds share it. */
export interface WorldTime {
  /** How many ms of the world pass in one of the wall; undefined where the wall does not move it. */
  readonly speed: number | undefined
  /** Where the world stands while nobody asks, in ms since its beginning. */
  nowMs(world: World): number
  /** Where a request that comes now finds the world. May let happen what is due until then. */
  arrivalMs(world: World): number
}

/** More moments than any world can have before it; a world that never comes to rest stops here. */
const mostMoments = 1_000_000

const standing = (world: World): number => world.nowMs

/** Clocks that no wall moves, by name. */
const stillClocks: Readonly<Record<string, WorldTime>> = {
  virtual: { speed: undefined, nowMs: standing, arrivalMs: settle },
  'on-poll': { speed: undefined, nowMs: standing, arrivalMs: nextMomentMs },
  manual: { speed: undefined, nowMs: standing, arrivalMs: standing },
}

/** For people: the names that {@link startTime} knows. */
export const worldClockNames = 'virtual, real, scaled:N, on-poll or manual'

/**
 * The time of a world that has come to `fromMs`: `virtual` (whatever is under way ends before the next request),
 * `real`, `scaled:N`, `on-poll` (each request finds the world at its next due moment), `manual` (stands still).
 * Undefined for any other name.
 */
export function startTime(name: string, wall: Pick<Clock, 'nowMs'>, fromMs: number): WorldTime | undefined {
  const still = Object.hasOwn(stillClocks, name) ? stillClocks[name] : undefined
  if (still !== undefined) return still
  const speed = speedOf(name)
  if (speed === undefined) return undefined
  const startedMs = wall.nowMs()
  const nowMs = (): number => fromMs + (wall.nowMs() - startedMs) * speed
  return { speed, nowMs, arrivalMs: nowMs }
}

/** True for the names that {@link startTime} knows. */
export function isWorldClock(name: string): boolean {
  return Object.hasOwn(stillClocks, name) || speedOf(name) !== undefined
}

function settle(world: World): number {
  for (let count = 0; count < mostMoments; count++) {
    const dueMs = nextDueMs(world)
    if (dueMs === undefined) break
    advance(world, dueMs)
  }
  return world.nowMs
}

function nextMomentMs(world: World): number {
  const dueMs = nextDueMs(world) ?? Number.POSITIVE_INFINITY
  const edgeMs = nextFaultEdgeMs(world.faults.armed(), world.nowMs) ?? Number.POSITIVE_INFINITY
  const nextMs = Math.min(dueMs, edgeMs)
  return Number.isFinite(nextMs) ? Math.max(nextMs, world.nowMs) : world.nowMs
}

/** When the next armed fault comes to life or ends after `nowMs`; undefined where none does. */
export function nextFaultEdgeMs(armed: readonly ArmedFault[], nowMs: number): number | undefined {
  const edges = armed
    .flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
    .filter((atMs) => atMs > nowMs && Number.isFinite(atMs))
  return edges.length === 0 ? undefined : Math.min(...edges)
}
