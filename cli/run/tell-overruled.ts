import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import type { OutputStream } from '../surroundings.ts'

/** Tells once for each scenario what it says otherwise than the profile; the scenario is taken at its word. */
export function tellOverruled(plans: readonly (Plan | SkippedPlan)[], stderr: OutputStream): void {
  const told = new Set<string>()
  for (const plan of plans) {
    if ('skipped' in plan || plan.overruled === undefined || plan.overruled.length === 0) continue
    told.add(
      `note: ${plan.scenario} names its own ${plan.overruled.join(', ')}; the profile's is not taken there\n`,
    )
  }
  for (const note of told) stderr.write(note)
}
