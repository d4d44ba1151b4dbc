import type { Interval } from '../../contracts/statistics/interval.ts'
import { kolmogorovSmirnov } from '../../contracts/statistics/kolmogorov-smirnov.ts'
import { quantile } from '../../contracts/lifecycle/quantile.ts'
import { type MeasureName, measureNames } from './measures.ts'
import { type Samples, leastSamples } from './samples.ts'
import { holm } from '../../contracts/statistics/mann-whitney.ts'
import type { FitVerdict } from './fit-profile.ts'

/** How one measure of the traces and of the twin compare. */
export interface MeasureFit {
  readonly measure: MeasureName
  readonly verdict: FitVerdict
  /** How many samples the traces have, and the twin. */
  readonly counts: readonly [traces: number, twin: number]
  /** Absent where there are too few samples. */
  readonly test?: FitTest
}

/** A test of Kolmogorov and Smirnov, and what its outcome means in time. */
export interface FitTest {
  readonly distance: number
  /** Corrected for the number of measures. */
  readonly pValue: number
  readonly p50Ms: readonly [traces: number, twin: number]
  readonly p90Ms: readonly [traces: number, twin: number]
}

/** A difference counts from here on: beyond chance, and large enough to care. */
export interface FitTolerance {
  /** How likely it may be by chance at most. */
  readonly risk: number
  /** By which share a quantile may be another. */
  readonly share: number
}

/** What is tolerated where nothing else is said. */
export const usualFitTolerance: FitTolerance = { risk: 0.05, share: 0.05 }

/** The simulator draws whole milliseconds. */
const resolutionMs = 1
/** Where distributions are held against each other; a difference of form shows at one of them. */
const shares = [0.1, 0.25, 0.5, 0.75, 0.9]

/** Holds each measure of the twin against that of the traces; measures that neither has are left out. */
export function compareSamples(
  traces: Samples,
  twin: Samples,
  tolerance: FitTolerance,
): readonly MeasureFit[] {
  const pairs = measureNames
    .map((measure) => ({ measure, ours: pointsOf(traces[measure]), theirs: pointsOf(twin[measure]) }))
    .filter(({ ours }) => ours.length > 0)
  const testable = pairs.filter(({ ours, theirs }) => Math.min(ours.length, theirs.length) >= leastSamples)
  const tests = testable.map(({ ours, theirs }) => kolmogorovSmirnov(ours, theirs))
  const pValues = holm(tests.map(({ pValue }) => pValue))
  return pairs.map((pair): MeasureFit => {
    const { measure, ours, theirs } = pair
    const counts = [ours.length, theirs.length] as const
    const index = testable.indexOf(pair)
    const test = tests[index]
    if (test === undefined) return { measure, verdict: 'too-few', counts }
    const pValue = pValues[index] ?? 1
    const isOther = pValue <= tolerance.risk && shares.some((share) => isFar(pair, share, tolerance))
    const at = (share: number) => [quantile(ours, share).value, quantile(theirs, share).value] as const
    const told = { distance: test.distance, pValue, p50Ms: at(0.5), p90Ms: at(0.9) }
    return { measure, verdict: isOther ? 'differs' : 'fits', counts, test: told }
  })
}

function isFar(
  { ours, theirs }: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  share: number,
  tolerance: FitTolerance,
): boolean {
  const [one, other] = [quantile(ours, share).value, quantile(theirs, share).value]
  return Math.abs(other - one) > Math.max(resolutionMs, one * tolerance.share)
}

/** Both were looked at alike, so that the middle of what is known stands for a value as well as any other point. */
function pointsOf(samples: readonly Interval[]): readonly number[] {
  return samples
    .map(({ from, to }) => (Number.isFinite(to) ? (from + to) / 2 : from))
    .toSorted((a, b) => a - b)
}
