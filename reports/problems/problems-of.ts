import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { comparisonWords } from '../compare/comparison-words.ts'
import { regressionsOf } from '../compare/regressions.ts'
import { distinct } from '../identity/distinct.ts'
import { hashId } from '../identity/hash-id.ts'
import { runIds } from '../identity/run-ids.ts'
import { findingWords } from '../messages/finding-words.ts'
import { type Language, messages } from '../messages/messages.ts'
import { unprovenLine } from '../messages/unproven-words.ts'
import { witnessLines } from '../messages/witness-lines.ts'
import { contractPlace } from '../places/contract-place.ts'
import { scenarioPlace } from '../places/scenario-place.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { responsible } from '../responsible.ts'
import { findingPlace } from '../places/finding-place.ts'
import type { ReportContext } from '../report-context.ts'
import type { Problem } from './problem.ts'

/** A problem, and what of its run it is. */
interface Draft {
  readonly problem: Omit<Problem, 'fingerprint'>
  readonly identity: readonly (string | number)[]
}

/** What of the context decides which problems there are, and in which words. */
export type ProblemContext = Pick<ReportContext, 'language' | 'requireConclusive' | 'comparison'>

/**
 * Everything in the results that a person should look at, in their order: findings, what became worse than in the
 * baseline, what is decisive and was not seen, and runs that errored.
 */
export function problemsOf(results: readonly RunResult[], context: ProblemContext): readonly Problem[] {
  const { language } = context
  const ids = runIds(results)
  const regressions = regressionsOf(results, context)
  const drafts = results.flatMap((run) => [
    ...run.findings.map((finding) => findingProblem(finding, run, language)),
    ...(regressions.get(run) ?? []).map((words) => regressionProblem(words, run, language)),
    ...(run.verdict === 'inconclusive' ? unprovenProblems(run, context) : []),
    ...(run.verdict === 'errored' ? [erroredProblem(run, language)] : []),
  ])
  const names = distinct(
    drafts.map(({ problem, identity }) => JSON.stringify([ids.get(problem.run), ...identity])),
  )
  return drafts.map(({ problem }, index) => ({ ...problem, fingerprint: hashId(32, names[index] ?? '') }))
}

function findingProblem(finding: EvidencedFinding, run: RunResult, language: Language): Draft {
  const { rule, detail, order = '', severity = 'broken', params } = finding
  const { labels } = messages[language]
  const words = findingWords(finding, language)
  const party = `${labels.party}: ${responsible(finding, run, language)}`
  const contract = typeof params['place'] === 'string' ? contractPlace(params['place']) : undefined
  // How often it was seen is no part of what it is.
  const stable = Object.entries(params).filter(([name]) => name !== 'count')
  return {
    identity: [rule, detail, order, ...stable.flat()],
    problem: {
      run,
      rule,
      level: severity,
      isFailing: severity !== 'note',
      responsible: party,
      message: order === '' ? words : `${labels.order} ${order}: ${words}`,
      details: [
        party,
        ...aboutLines(run, language),
        ...(contract === undefined ? [] : [`${labels.contract}: ${contract.file}:${contract.line}`]),
        ...witnessLines(finding, run, language),
        ...replayLines(run, language),
      ],
      place: findingPlace(finding, run),
      ...(contract === undefined ? {} : { contractPlace: contract }),
    },
  }
}

function regressionProblem(words: string, run: RunResult, language: Language): Draft {
  return {
    // Its figures are others each night.
    identity: ['regression', words.split(',')[0] ?? ''],
    problem: {
      run,
      rule: 'regression',
      level: 'broken',
      isFailing: true,
      message: `${comparisonWords[language].regression}: ${words}`,
      details: replayLines(run, language),
      place: scenarioPlace(run),
    },
  }
}

function unprovenProblems(
  run: RunResult,
  { language, requireConclusive = false }: ProblemContext,
): readonly Draft[] {
  const { labels } = messages[language]
  return (run.unproven ?? []).map((unproven) => {
    const { code, order = '', params } = unproven
    const words = unprovenLine(unproven, language)
    return {
      identity: ['inconclusive', code, order, ...Object.entries(params).flat()],
      problem: {
        run,
        rule: 'inconclusive',
        level: 'inconclusive',
        isFailing: requireConclusive,
        message: order === '' ? words : `${labels.order} ${order}: ${words}`,
        details: replayLines(run, language),
        place: scenarioPlace(run),
      },
    }
  })
}

function erroredProblem(run: RunResult, language: Language): Draft {
  return {
    identity: ['errored'],
    problem: {
      run,
      rule: 'errored',
      level: 'errored',
      isFailing: true,
      message: run.reason ?? messages[language].verdicts.errored,
      details: replayLines(run, language),
      place: scenarioPlace(run),
    },
  }
}

/** What the scenario is and what it is good for. */
function aboutLines({ title, purpose }: RunResult, language: Language): readonly string[] {
  const about = [title, purpose].filter(Boolean).join(': ')
  return about === '' ? [] : [`${messages[language].labels.scenario}: ${about}`]
}

function replayLines(run: RunResult, language: Language): readonly string[] {
  return reproduceCommands(run).map((command) => `${messages[language].labels.reproduce}: ${command}`)
}
