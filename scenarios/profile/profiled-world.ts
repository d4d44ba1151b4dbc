import type { WorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import type { Profile } from './profile.ts'
import type { WorldSpec } from '../../simulators/worlds/make-spec.ts'

/** A world with what a profile says of its durations and latencies. */
export function profiledWorld(usual: WorldSettings, profile: Profile | undefined): WorldSettings {
  if (profile === undefined) return usual
  return { ...usual, ...profile.latencies, durations: { ...usual.durations, ...profile.durations } }
}

/** A served world with what a profile says; its latencies are waited for on top of those of the real network. */
export function profiledSpec(usual: WorldSpec, profile: Profile | undefined): WorldSpec {
  if (profile === undefined) return usual
  const { transportLatency: transport, acceptanceLatency: acceptance } = profile.latencies
  return {
    ...usual,
    settings: profiledWorld(usual.settings, profile),
    latency: { ...usual.latency, ...(transport && { transport }), ...(acceptance && { acceptance }) },
  }
}
