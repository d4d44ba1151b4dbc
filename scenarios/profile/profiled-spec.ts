import type { WorldSpec } from '../../simulators/worlds/world-spec.ts'
import type { Profile } from './profile.ts'
import { profiledWorld } from './profiled-world.ts'

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
