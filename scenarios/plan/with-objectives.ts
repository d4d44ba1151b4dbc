import { isCounted } from '../../contracts/trace/count-range.ts'
import type { ExpectedOutcome } from '../../contracts/trace/trace-event.ts'
import type { Slo } from '../language/scenario.ts'
import type { Plan, SkippedPlan } from './plan.ts'
import { sloMs } from './plan-expectation.ts'

type Objectives = NonNullable<ExpectedOutcome['slo']>

/**
 * The plan, held to the objectives that are for all; what it asks for itself goes before. They are not for a story that
 * a real VMmanager could not tell (its world, faults and defects make it as slow as they like), nor for one in which
 * nothing turns Active.
 */
export function withObjectives(plan: Plan | SkippedPlan, usual: Slo | undefined): Plan | SkippedPlan {
  if (usual === undefined || 'skipped' in plan || !isMeasured(plan)) return plan
  return { ...plan, expect: { ...plan.expect, slo: merged(sloMs(usual), plan.expect.slo ?? {}) } }
}

function isMeasured({ simulatedParts, quirks, expect: { orders } }: Plan): boolean {
  const turnsActive = orders === 'any' || !isCounted(0, orders.active ?? 0)
  return simulatedParts.length === 0 && quirks.length === 0 && turnsActive
}

function merged(usual: Objectives, own: Objectives): Objectives {
  const phases = Object.keys({ ...usual, ...own }) as readonly (keyof Objectives)[]
  return Object.fromEntries(phases.map((phase) => [phase, { ...usual[phase], ...own[phase] }]))
}
