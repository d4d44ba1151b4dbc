import type { WorldSettings } from '../language/scenario.ts'
import type { Profile } from './profile.ts'

/** What a profile says and a scenario says otherwise, by the keys of the scenario. */
export function overruledBy(
  { durations = {}, transportLatency, acceptanceLatency }: WorldSettings,
  profile: Profile,
): readonly string[] {
  const latencies = {
    ...(transportLatency !== undefined && { transportLatency }),
    ...(acceptanceLatency !== undefined && { acceptanceLatency }),
  }
  return [
    ...Object.keys(durations).filter((stage) => stage in profile.durations),
    ...Object.keys(latencies).filter((latency) => latency in profile.latencies),
  ]
}
