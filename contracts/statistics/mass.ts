import type { Interval } from './interval.ts'

/** A part of a distribution: which share of all lies in an interval, or on a point where both of its ends are the same. */
export interface Mass extends Interval {
  readonly share: number
}
