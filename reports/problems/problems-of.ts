import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { type Regression, regressionsOf } from '../compare/render-comparison.ts'
import { distinct, hashId, runIds } from '../identity/run-ids.ts'
import { findingText, reproduceLines, scenarioLines } from '../messages/finding-text.ts'
import { unprovenLine, whyNotRunWords } from '../messages/run-words.ts'
import { type Place, scenarioPlace } from '../places/places.ts'
import type { ReportContext } from '../report-context.ts'

/** A problem, and what of its run it is. */
interface Draft {
  readonly problem: Omit<Problem, 'fingerprint'>
  readonly identity: readonly (string | number)[]
}

/** What of the context decides which problems there are, and in which words. */
type ProblemContext = Pick<ReportContext, 'language' | 'requireConclusive' | 'comparison'>

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
    ...(regressions.get(run) ?? []).map((regression) => regressionProblem(regression, run, language)),
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
  const { sentence, about, chain, place, contract } = findingText(finding, run, language)
  // How often it was seen is no part of what it is.
  const stable = Object.entries(params).filter(([name]) => name !== 'count')
  return {
    identity: [rule, detail, order, ...stable.flat()],
    problem: {
      run,
      rule,
      level: severity,
      isFailing: severity !== 'note',
      message: sentence,
      details: [...about, ...scenarioLines(run, language), ...chain, ...reproduceLines(run, language)],
      place,
      ...(contract === undefined ? {} : { contractPlace: contract }),
    },
  }
}

function regressionProblem(regression: Regression, run: RunResult, language: Language): Draft {
  return {
    identity: ['regression', ...regression.identity],
    problem: {
      run,
      rule: 'regression',
      level: 'broken',
      isFailing: true,
      message: `${messages[language].comparison.regression}: ${regression.text}`,
      details: reproduceLines(run, language),
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
        details: reproduceLines(run, language),
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
      message: whyNotRunWords(run, language)?.reason ?? messages[language].verdicts.errored,
      details: reproduceLines(run, language),
      place: scenarioPlace(run),
    },
  }
}

/** Something that a person should look at, as tools that show places in files want it. */
export interface Problem {
  readonly run: RunResult
  /** The rule that was broken; `inconclusive` or `errored` where no rule was. */
  readonly rule: string
  /** `inconclusive`: something decisive was not seen; `note` breaks no promise; `errored` says nothing about the system under test. */
  readonly level: 'broken' | 'inconclusive' | 'note' | 'errored'
  /** Whether the invocation fails for it. */
  readonly isFailing: boolean
  /** One sentence, in the language of the report. */
  readonly message: string
  /** Who is responsible, what led to it, what proves it and how to reproduce it, one a line. */
  readonly details: readonly string[]
  /** The scenario. */
  readonly place: Place
  /** What the contract says, where it was the contract that was broken. */
  readonly contractPlace?: Place
  /** The same for the same problem of another invocation, and for no other problem of this one. */
  readonly fingerprint: string
}
