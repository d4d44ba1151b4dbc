import type { ProfileMark } from '../../contracts/trace/trace-event.ts'
import type { StageDurations, WorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import type { QuantilesMs } from './profile-file.ts'
import { empiricalShares } from '../../simulators/random/draw-ms.ts'

/** What a profile calls the quantiles at `empiricalShares`, in the same order. */
export const quantileNames: readonly (keyof QuantilesMs)[] = empiricalShares.map(
  (share) => `p${Math.round(share * 100)}` as keyof QuantilesMs,
)

/** A profile as the simulator takes it. */
export interface Profile extends ProfileMark {
  /** What `vmharness run` needs to find it: its file. */
  readonly source: string
  readonly dialect: string
  /** Only what it says; all else is as by default. */
  readonly durations: Partial<StageDurations>
  readonly latencies: Partial<Pick<WorldSettings, 'transportLatency' | 'acceptanceLatency'>>
}

/** What a trace says of a profile: never where its file is. */
export function markOf({ name, digest }: ProfileMark): ProfileMark {
  return { name, digest }
}
