import type { Interval } from '../../contracts/statistics/interval.ts'
import { type MeasureName, measureNames } from './measures.ts'

/** What was measured, in ms, and how exactly that is known. */
export type Samples = Readonly<Record<MeasureName, Interval[]>>

export function noSamples(): Samples {
  return Object.fromEntries(measureNames.map((name) => [name, [] as Interval[]])) as unknown as Samples
}

/** From so many on something is said of what they are samples of. */
export const leastSamples = 10
