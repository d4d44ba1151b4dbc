import { durationMs } from '../../simulators/clock/duration.ts'
import type { WorldWishes } from '../../simulators/worlds/world-wishes.ts'
import { isWorldClock, worldClockNames } from '../../simulators/worlds/world-time.ts'
import { unusable } from '../options/usage-error.ts'

/** Longer than clients wait for anything. */
const longestLatencyMs = 120_000

const longestStageMs = 86_400_000

/** How long tasks take: a factor of the usual, or the same span for each stage. */
export type TaskDuration = Pick<WorldWishes, 'taskFactor' | 'stageMs'>

export function parseWorldClock(text: string): string {
  if (!isWorldClock(text)) throw unusable(`${worldClockNames}, such as scaled:60`)
  return text
}

export function parseLatency(text: string): number {
  return parseSpan(text, longestLatencyMs, 'a duration up to 2m, such as 50ms')
}

export function parseTaskDuration(text: string): TaskDuration {
  const factor = Number(/^x(\d+(?:\.\d+)?)$/.exec(text)?.[1])
  if (factor <= 1000) return { taskFactor: factor }
  const expected = 'a factor up to x1000, such as x0.1, or a duration for each stage, such as 50ms'
  return { stageMs: parseSpan(text, longestStageMs, expected) }
}

function parseSpan(text: string, longestMs: number, expected: string): number {
  const isSpan = /^\d+(\.\d+)?(ms|s|m|h)$/.test(text)
  const ms = isSpan ? durationMs(text) : Number.NaN
  if (!(ms <= longestMs)) throw unusable(expected)
  return ms
}
