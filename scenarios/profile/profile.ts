import type { ProfileMark } from '../../contracts/trace/trace-event.ts'
import type { StageDurations, WorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'

/** A profile as the simulator takes it. */
export interface Profile extends ProfileMark {
  /** What `vmharness run` needs to find it: its file. */
  readonly source: string
  readonly dialect: string
  /** Only what it says; all else is as by default. */
  readonly durations: Partial<StageDurations>
  readonly latencies: Partial<Pick<WorldSettings, 'transportLatency' | 'acceptanceLatency'>>
}
