import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import type { Place } from './place.ts'
import { scenarioPlace } from './scenario-place.ts'

/** The step of the scenario that one of the events of a finding names; else the line that the finding is about. */
export function findingPlace({ evidence, line: own }: EvidencedFinding, run: RunResult): Place {
  const place = scenarioPlace(run)
  const told = evidence.flatMap((event) => ('line' in event && event.line !== undefined ? [event.line] : []))
  const line = told[0] ?? own
  return line === undefined ? place : { ...place, line }
}
