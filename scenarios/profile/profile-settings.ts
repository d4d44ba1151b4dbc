import type { Distribution } from '../../simulators/random/distribution.ts'
import type { StageDurations } from '../../simulators/vmmanager/world/world-settings.ts'
import { type Profile, quantileNames } from './profile.ts'
import type { ProfileFile, SpanProfile } from './profile-file.ts'

/** What a profile says of a world, as the simulator takes it. */
export function profileSettings({
  durations = {},
  transportLatency,
  acceptanceLatency,
}: Pick<ProfileFile, 'durations' | 'transportLatency' | 'acceptanceLatency'>): Pick<
  Profile,
  'durations' | 'latencies'
> {
  const stages = Object.entries(durations).map(([stage, span]: [string, SpanProfile]) => [stage, drawn(span)])
  return {
    durations: Object.fromEntries(stages) as Partial<StageDurations>,
    latencies: {
      ...(transportLatency && { transportLatency: drawn(transportLatency) }),
      ...(acceptanceLatency && { acceptanceLatency: drawn(acceptanceLatency) }),
    },
  }
}

function drawn({ quantilesMs }: SpanProfile): Distribution {
  return { kind: 'empirical', quantilesMs: quantileNames.map((name) => quantilesMs[name]) }
}
