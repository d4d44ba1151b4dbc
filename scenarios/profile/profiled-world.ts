import type { WorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import type { Profile } from './profile.ts'

/** A world with what a profile says of its durations and latencies. */
export function profiledWorld(usual: WorldSettings, profile: Profile | undefined): WorldSettings {
  if (profile === undefined) return usual
  return { ...usual, ...profile.latencies, durations: { ...usual.durations, ...profile.durations } }
}
