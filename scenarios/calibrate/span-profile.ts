import type { Mass } from '../../contracts/statistics/mass.ts'
import { valueAt } from '../../contracts/statistics/value-at.ts'
import { empiricalShares } from '../../simulators/random/empirical-shares.ts'
import type { QuantilesMs, SpanProfile } from '../profile/profile-file.ts'
import { quantileNames } from '../profile/quantile-names.ts'

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
