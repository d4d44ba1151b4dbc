import type { ExpectedOutcome, Sight } from '../../contracts/trace/trace-event.ts'
import type { CloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { QuirkName } from '../../simulators/quirks/quirks.ts'
import type { WorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import type { WhyNotRun } from './why-not-run.ts'
import type { PlannedStep } from './planned-step.ts'
import type { RunIdentity } from './run-identity.ts'

/** One scenario made ready to run: on one platform, with every default filled in and every span in ms. */
export interface Plan extends RunIdentity {
  readonly world: WorldSettings
  readonly clouden: CloudenAssumptions
  readonly faults: readonly Fault[]
  readonly quirks: readonly QuirkName[]
  readonly steps: readonly PlannedStep[]
  readonly expect: ExpectedOutcome
  readonly settleWithinMs: number
  /** What the profile says and the scenario says otherwise: the scenario is taken at its word. */
  readonly overruled?: readonly string[]
  /** What of the scenario only a simulated VMmanager can have, as its author wrote it. */
  readonly simulatedParts: readonly string[]
  /** Who tells what happens in the target; absent where a simulator tells all. */
  readonly sight?: Sight
}

/** A scenario that makes no sense on the platform that was asked for. */
export interface SkippedPlan extends RunIdentity {
  readonly skipped: WhyNotRun
}
