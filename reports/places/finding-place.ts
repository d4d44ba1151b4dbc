import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import type { Place } from './place.ts'
import { scenarioPlace } from './scenario-place.ts'

/**
 * The step of the scenario that a finding is about, where one of its events names it; else the expectation, or the
 * action of its order that was not done; else the scenario.
 */
export function findingPlace({ evidence, order, line: expected }: EvidencedFinding, run: RunResult): Place {
  const place = scenarioPlace(run)
  const told = evidence.flatMap((event) => ('line' in event && event.line !== undefined ? [event.line] : []))
  const asked = (run.actions ?? []).filter(
    (action) => order !== undefined && action.order === order && action.outcome !== 'done',
  )
  const line = told[0] ?? expected ?? asked.find((action) => action.line !== undefined)?.line
  return line === undefined ? place : { ...place, line }
}
