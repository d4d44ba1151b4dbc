import type { EvidencedFinding, RunResult } from '../scenarios/run/run-result.ts'

/** The findings of a run that break a promise, without those that are mere notes. */
export function brokenFindings({ findings }: Pick<RunResult, 'findings'>): readonly EvidencedFinding[] {
  return findings.filter(({ severity }) => severity !== 'note')
}
