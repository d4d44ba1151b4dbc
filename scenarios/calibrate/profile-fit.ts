import type { ProfileFile, ProfileFit } from '../profile/profile-file.ts'
import type { MeasureFit } from './compare-samples.ts'

/** What came of the comparison, as a profile tells it. */
export function profileFit(fits: readonly MeasureFit[]): NonNullable<ProfileFile['fit']> {
  return Object.fromEntries(
    fits.map(({ measure, verdict, counts: [traces, twin], test }): [string, ProfileFit] => [
      measure,
      {
        verdict,
        traces,
        twin,
        ...(test && { distance: shortened(test.distance), pValue: shortened(test.pValue) }),
      },
    ]),
  )
}

function shortened(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
