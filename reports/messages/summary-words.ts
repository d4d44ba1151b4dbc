import { type RuleState, verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { RunGroup } from '../group-runs.ts'

/** The whole invocation in one line, with its wall time: `18 runs: 17 passed, 1 failed in 1.2 s`. */
export function summaryWords(
  results: readonly RunResult[],
  { language, wallMs, isInterrupted = false }: Pick<ReportContext, 'language' | 'wallMs' | 'isInterrupted'>,
): string {
  const catalogue = messages[language]
  const summary = summarizeRuns(results, wallMs)
  const counted = verdicts
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) =>
      formatMessage(catalogue.countedVerdicts[verdict], { count: summary[verdict] }, language),
    )
    .join(', ')
  const totals = [formatMessage(catalogue.counted.runs, { count: summary.runs }, language), counted]
    .filter((part) => part !== '')
    .join(': ')
  const wall = formatDuration(wallMs, catalogue.units)
  const words = formatMessage(catalogue.phrases.summary, { totals, wall }, language)
  return isInterrupted ? `${catalogue.phrases.interrupted}: ${words}` : words
}

/**
 * What became of the rules over the runs of one group: how many were broken and how many held, then by name those that
 * could not be seen, or only in part; a sentence each, none where nothing was judged.
 */
export function rulesWords({ runs }: Pick<RunGroup, 'runs'>, language: Language): readonly string[] {
  const tally = ruleTally(runs)
  if (tally.length === 0) return []
  const { phrases } = messages[language]
  const named = (template: string, rules: readonly RuleRecord[]): readonly string[] =>
    rules.length === 0
      ? []
      : [formatMessage(template, { rules: rules.map(({ rule }) => rule).join(', ') }, language)]
  return [
    rulesInShort(tally, language),
    ...named(
      phrases.notObservable,
      tally.filter(({ state }) => state === 'not-observable'),
    ),
    ...named(
      phrases.partlyObservable,
      tally.filter(({ partly }) => partly),
    ),
  ]
}

/** How many rules are in each state: `31 rules: 0 broken, 20 held (163 times), 8 no occasion, 3 not observable`. */
export function rulesInShort(records: readonly RuleRecord[], language: Language): string {
  const count = (state: RuleState): number => records.filter((record) => record.state === state).length
  const held = records.filter(({ state }) => state === 'held')
  return formatMessage(
    messages[language].phrases.rules,
    {
      count: records.length,
      broken: count('broken'),
      held: held.length,
      times: held.reduce((sum, { occasions }) => sum + occasions, 0),
      noOccasion: count('no-occasion'),
      notObservable: count('not-observable'),
    },
    language,
  )
}

/** The order in which a state hides the others: broken once is broken, and held once is more than never seen. */
const states: readonly RuleState[] = ['broken', 'held', 'not-observable', 'no-occasion']

/** What became of each rule over several runs, in the order of the rules; occasions are those of all runs. */
export function ruleTally(runs: readonly Pick<RunResult, 'rules'>[]): readonly RuleRecord[] {
  const byRule = Map.groupBy(
    runs.flatMap(({ rules = [] }) => rules),
    ({ rule }) => rule,
  )
  return [...byRule].map(([rule, records]) => ({
    rule,
    state: states.find((state) => records.some((record) => record.state === state)) ?? 'no-occasion',
    occasions: records.reduce((sum, { occasions }) => sum + occasions, 0),
    ...(records.some(({ partly }) => partly) && { partly: true }),
  }))
}

/** How many runs ended each way. */
export interface RunSummary {
  readonly runs: number
  readonly passed: number
  readonly failed: number
  readonly inconclusive: number
  readonly errored: number
  readonly skipped: number
  /** Wall time of the whole invocation; runs go side by side, so it is less than the sum of theirs. */
  readonly durationMs: number
}

/** Counts `results` by verdict. `wallMs` is the wall time that all of them together took. */
export function summarizeRuns(results: readonly RunResult[], wallMs: number): RunSummary {
  const count = (verdict: RunResult['verdict']): number =>
    results.filter((result) => result.verdict === verdict).length
  return {
    runs: results.length,
    passed: count('passed'),
    failed: count('failed'),
    inconclusive: count('inconclusive'),
    errored: count('errored'),
    skipped: count('skipped'),
    durationMs: wallMs,
  }
}
