import type { Interval } from '../../contracts/statistics/interval.ts'
import type { Mass } from '../../contracts/statistics/mass.ts'
import { smoothed } from '../../contracts/statistics/smoothed.ts'
import type { NotTold } from '../profile/profile-file.ts'
import { leastSamples } from './samples.ts'

/** A distribution and of how many samples it is, or why there is none. */
export type FittedSpan =
  | { readonly masses: readonly Mass[]; readonly count: number; readonly notTold?: never }
  | { readonly masses?: never; readonly notTold: NotTold }

/** Below it nobody minds. */
const negligibleMs = 2000

/** The distribution of what was measured, unless there is too little of it, or it was looked at too rarely. */
export function fitSpan(samples: readonly Interval[]): FittedSpan {
  const { length: count } = samples
  if (count < leastSamples) return { notTold: { why: 'too-few', samples: count } }
  const vague = samples.filter(({ from, to }) => to - from > negligibleMs && from < to / 10)
  if (vague.length * 2 > count) return { notTold: { why: 'rare-looks', samples: count } }
  return { masses: smoothed(samples), count }
}
