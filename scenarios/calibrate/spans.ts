import type { Interval } from '../../contracts/statistics/interval.ts'
import { type Mass, valueAt } from '../../contracts/statistics/mass.ts'
import type { QuantilesMs, SpanProfile } from '../profile/profile-file.ts'
import { empiricalShares } from '../../simulators/random/draw-ms.ts'
import { quantileNames } from '../profile/profile.ts'

/** From a moment to another, both known within bounds; no span is below 0. */
export function between(begin: Interval, end: Interval): Interval {
  return { from: Math.max(0, end.from - begin.to), to: Math.max(0, end.to - begin.from) }
}

/** What two sources tell of one value; the first alone where they contradict each other. */
export function narrowed(seen: Interval, told: Interval | undefined): Interval {
  if (told === undefined) return seen
  const both = { from: Math.max(seen.from, told.from), to: Math.min(seen.to, told.to) }
  return both.from <= both.to ? both : seen
}

/**
 * What VMmanager tells of a span, unless looks prove it wrong. Both together would be narrower; but of spans that
 * are known each to another width the likeliest distribution is one of few sharp peaks.
 */
export function believed(seen: Interval, told: Interval | undefined): Interval {
  return told !== undefined && told.from <= seen.to && seen.from <= told.to ? told : seen
}

/** The span that VMmanager tells in seconds: whole ones are taken to be cut off, others to be exact. */
export function toldSpan(seconds: unknown): Interval | undefined {
  if (typeof seconds !== 'number' || !(seconds >= 0)) return undefined
  const ms = seconds * 1000
  // Above `from`: of whole milliseconds those from `ms` on.
  return Number.isInteger(seconds) ? { from: Math.max(0, ms - 1), to: ms + 999 } : { from: ms, to: ms }
}

/** What traffic has shown of one task. Moments are in ms of the trace. */
export interface SeenTask {
  readonly name: string
  /** When its call was answered, between its request and its answer; absent where the traffic begins later. */
  readonly accepted?: Interval
  /** The machine that it makes or changes, where its call tells that. */
  readonly host?: number
  /** The last look that found it waiting, and the first that found it begun. */
  begun: Interval
  /** The last look that found it under way, and the first that found it ended. */
  ended: Interval
  status?: 'complete' | 'failed'
  /** How long VMmanager says that it has waited, and that it has run. */
  waited?: Interval
  ran?: Interval
}

/** What looks at the list of machines have shown of the addresses of one. */
export interface SeenAddress {
  readonly firstLookMs: number
  /** The last look that found none, and the first that found one. */
  added: Interval
}

/** A distribution as a profile tells it, to a tenth of a millisecond. */
export function spanProfile(
  masses: readonly Mass[],
  told: Pick<SpanProfile, 'samples' | 'evidence' | 'note'>,
): SpanProfile {
  const values = empiricalShares.map((share, index) => [
    quantileNames[index],
    rounded(valueAt(masses, share)),
  ])
  return { quantilesMs: Object.fromEntries(values) as QuantilesMs, ...told }
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10
}
