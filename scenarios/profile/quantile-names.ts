import { empiricalShares } from '../../simulators/random/empirical-shares.ts'
import type { QuantilesMs } from './profile-file.ts'

/** What a profile calls the quantiles at `empiricalShares`, in the same order. */
export const quantileNames: readonly (keyof QuantilesMs)[] = empiricalShares.map(
  (share) => `p${Math.round(share * 100)}` as keyof QuantilesMs,
)
