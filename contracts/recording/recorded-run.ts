import type { Platform, RunEvent, Sight } from '../trace/trace-event.ts'

/** What a recording is of. */
export interface RecordingSource {
  /** What reports call it. */
  readonly name: string
  readonly platform: Platform
  /** Where VMmanager is, as far as that is known. */
  readonly target: string
  readonly dialect: string
}

/** Who tells of a recording. */
export type RecordedSight = Extract<Sight, 'wire' | 'log'>

/** Nobody judges by it: whether an order has settled no traffic shows. */
const settleWithinMs = 7_200_000

/** The first event of the trace of a recording. */
export function recordedRun(
  { name, platform, target, dialect }: RecordingSource,
  sight: RecordedSight,
): RunEvent {
  return {
    type: 'run',
    version: 1,
    scenario: name,
    platform,
    target,
    dialect,
    seed: 42,
    clock: 'real',
    expect: { orders: 'any', findings: [] },
    settleWithinMs,
    sight,
  }
}
