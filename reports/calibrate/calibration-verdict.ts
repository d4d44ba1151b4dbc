import type { MeasureFit } from '../../scenarios/calibrate/compare-samples.ts'
import type { FitVerdict } from '../../scenarios/calibrate/fit-profile.ts'

/** What all measures together mean, and how many say so. */
export interface CalibrationVerdict {
  readonly verdict: FitVerdict
  readonly fits: number
  readonly differs: number
  readonly tooFew: number
}

/** A twin differs where one measure does; nothing is said where none could be tested. */
export function calibrationVerdict(measures: readonly MeasureFit[]): CalibrationVerdict {
  const count = (wanted: FitVerdict): number => measures.filter(({ verdict }) => verdict === wanted).length
  const counts = { fits: count('fits'), differs: count('differs'), tooFew: count('too-few') }
  if (counts.differs > 0) return { verdict: 'differs', ...counts }
  return { verdict: counts.fits > 0 ? 'fits' : 'too-few', ...counts }
}
