import type { EvidencedFinding, RunResult } from '../scenarios/run/run-result.ts'
import { type Language, messages } from './i18n/messages.ts'
import { platformNames } from './messages/platform-names.ts'

/** What several runs were found to break in the same way: one cause, told once. */
export interface FindingKind {
  /** All of the first run. */
  readonly findings: readonly EvidencedFinding[]
  /** The run that stands for all. */
  readonly run: RunResult
  /** Every run in which it was found, that one first. */
  readonly runs: readonly RunResult[]
}

/**
 * The broken findings of all runs by what is the same in them: the rule, the way in which it was broken and who is
 * responsible; in the order in which they first appear.
 */
export function findingKinds(results: readonly RunResult[], language: Language): readonly FindingKind[] {
  const found = results.flatMap((run) => brokenFindings(run).map((finding) => ({ run, finding })))
  const kinds = Map.groupBy(found, ({ run, finding }) =>
    [finding.rule, finding.detail, responsible(finding, run, language)].join('/'),
  )
  return [...kinds.values()].flatMap((kind): readonly FindingKind[] => {
    const [first] = kind
    if (first === undefined) return []
    const { run } = first
    const findings = kind.filter((other) => other.run === run).map(({ finding }) => finding)
    return [{ findings, run, runs: [...new Set(kind.map((other) => other.run))] }]
  })
}

/** The findings of a run that break a promise, without those that are mere notes. */
export function brokenFindings({ findings }: Pick<RunResult, 'findings'>): readonly EvidencedFinding[] {
  return findings.filter(({ severity }) => severity !== 'note')
}

/** Who has to act on a finding: the platform by its name, since several may stand in one report. */
export function responsible(
  { party }: Pick<RunResult['findings'][number], 'party'>,
  { platform }: Pick<RunResult, 'platform'>,
  language: Language,
): string {
  return party === 'consumer' ? platformNames[platform] : messages[language].parties[party]
}
