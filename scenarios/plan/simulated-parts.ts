import { quirkSettings } from '../../simulators/quirks/quirk-settings.ts'
import { type QuirkName, quirks as knownQuirks } from '../../simulators/quirks/quirks.ts'
import type { Scenario } from '../language/scenario.ts'
import { stepsIn } from '../language/steps-in.ts'
import type { Step } from '../language/step.ts'

/** What of a scenario only a simulated VMmanager can have, as its author wrote it; empty where a real one will do. */
export function simulatedParts(
  { world, faults = [], steps }: Scenario,
  quirks: readonly QuirkName[],
): readonly string[] {
  const isOfWorld = (quirk: QuirkName): boolean =>
    knownQuirks[quirk].party === 'vmmanager' || Object.keys(quirkSettings([quirk], 'world')).length > 0
  return [
    ...(world === undefined ? [] : ['world']),
    ...(faults.length === 0 ? [] : ['faults']),
    ...(['arm', 'disarm'] as const).filter((kind) => steps.some((step) => hasStep(step, kind))),
    ...(stepsIn(steps).some(waitsForInside) ? ['wait for a stage, a task or a fault'] : []),
    ...quirks.filter(isOfWorld).map((quirk) => `quirk ${quirk}`),
  ]
}

/** What happens inside VMmanager, of which only a simulated one tells. */
function waitsForInside(step: Step): boolean {
  if (!('wait' in step) || typeof step.wait === 'string') return false
  const { for: awaited } = step.wait
  return 'stage' in awaited || 'task' in awaited || 'fault' in awaited
}

function hasStep(step: Step, kind: 'arm' | 'disarm'): boolean {
  return 'parallel' in step ? step.parallel.flat().some((inner) => hasStep(inner, kind)) : kind in step
}
