import type { RunResult } from '../../scenarios/run/run-result.ts'
import { platformNames } from '../messages/platform-names.ts'
import { type Problem, problemsOf } from '../problems/problems-of.ts'
import type { ReportContext } from '../report-context.ts'

/** Of GitLab's five severities those that tell the levels apart; a run that errored proves nothing at all. */
const severities: Readonly<Record<Problem['level'], string>> = {
  note: 'info',
  inconclusive: 'minor',
  broken: 'major',
  errored: 'critical',
}

/**
 * Code quality report of GitLab CI (`artifacts:reports:codequality`): an issue for each problem, after
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function renderGitlab(results: readonly RunResult[], context: ReportContext): string {
  const issues = problemsOf(results, context).map((problem) => issueOf(problem))
  return `${JSON.stringify(issues, null, 2)}\n`
}

function issueOf({ run, rule, level, isFailing, message, details, place, fingerprint }: Problem): object {
  const where = `${run.scenario}, ${platformNames[run.platform]}, ${run.dialect}`
  return {
    description: [`${message} (${where})`, ...details].join('\n'),
    check_name: rule,
    fingerprint,
    severity: severities[level === 'inconclusive' && isFailing ? 'broken' : level],
    location: { path: place.file, lines: { begin: place.line } },
  }
}
