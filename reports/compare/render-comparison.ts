import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { settingWords } from '../messages/run-words.ts'
import type { Comparison, PhaseChange } from './compare-reports.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'

/** A comparison as text: what changed, line by line, and the figures as the last line. */
export function renderComparison(comparison: Comparison, language: Language): string {
  const changes = changeLines(comparison, language)
  return [...changes, ...(changes.length > 0 ? [''] : []), comparisonFigures(comparison, language), ''].join(
    '\n',
  )
}

/** What changed, one a line. */
export function changeLines(comparison: Comparison, language: Language): readonly string[] {
  const words = messages[language].comparison
  const { verdicts } = messages[language]
  return [
    ...comparison.verdicts.map(
      ({ run, before, now }) => `${runWords(run, language)}: ${verdicts[before]} -> ${verdicts[now]}`,
    ),
    ...comparison.phases
      .filter(({ verdict }) => verdict !== 'same')
      .map((change) => `${runWords(change.run, language)}: ${phaseChangeWords(change, language)}`),
    ...comparison.unmatched.map((run) => `${runWords(run, language)}: ${words.unmatched}`),
  ]
}

/** How much was compared and how much of it changed. */
export function comparisonFigures(comparison: Comparison, language: Language): string {
  const words = messages[language].comparison
  const count = (verdict: PhaseChange['verdict']): number =>
    comparison.phases.filter((change) => change.verdict === verdict).length
  return [
    formatMessage(words.compared, { count: comparison.phases.length }, language),
    `${count('slower')} ${words.slower}`,
    `${count('faster')} ${words.faster}`,
    formatMessage(words.otherwise, { count: comparison.verdicts.length }, language),
    formatMessage(words.alone, { count: comparison.unmatched.length }, language),
  ].join(', ')
}

/** The settings of a run, which its name ends with, in words. */
function runWords(run: string, language: Language): string {
  const inWords = (word: string): string =>
    settingWords('targets', settingWords('clocks', word, language), language)
  return run.split(' ').map(inWords).join(' ')
}

/** How a phase changed, with its proof: `install slower, 1 m 15 s -> 1 m 55 s, +54 % (p < 0.001, ...)`. */
function phaseChangeWords(change: PhaseChange, language: Language): string {
  const { phase, verdict, mediansMs, counts, pValue, delta } = change
  const { units, phases } = messages[language]
  const [before, now] = mediansMs.map((ms) => formatDuration(ms, units))
  const proof = `p ${significance(pValue)}, delta ${delta.toFixed(2)}, n ${counts.join(' / ')}`
  const { slower, faster } = messages[language].comparison
  const word = verdict === 'same' ? '' : ` ${verdict === 'slower' ? slower : faster}`
  return `${phases[phase]}${word}, ${before} -> ${now}${percent(change)} (${proof})`
}

function percent({ mediansMs: [before, now] }: PhaseChange): string {
  if (before === 0) return ''
  const share = Math.round((now / before - 1) * 100)
  return `, ${share > 0 ? '+' : ''}${share} %`
}

function significance(pValue: number): string {
  return pValue < 0.001 ? '< 0.001' : `= ${pValue.toFixed(3)}`
}

/** In what a run became worse. */
export interface Regression {
  /** Place of the run in the results. */
  readonly at: number
  /** What became worse, whatever its figures and the language. */
  readonly identity: readonly string[]
  readonly text: string
}

/** In what the runs became worse than in the baseline, a sentence each; a run that did not is left out. */
export function regressionsOf(
  results: readonly RunResult[],
  { comparison, language }: Pick<ReportContext, 'comparison' | 'language'>,
): ReadonlyMap<RunResult, readonly Regression[]> {
  if (comparison === undefined) return new Map()
  return new Map(
    [...Map.groupBy(regressionsIn(comparison, language), ({ at }) => at)].flatMap(([at, regressions]) => {
      const run = results[at]
      return run === undefined ? [] : [[run, regressions] as const]
    }),
  )
}

function regressionsIn({ verdicts, phases }: Comparison, language: Language): readonly Regression[] {
  const { inBaseline } = messages[language].comparison
  const words = messages[language].verdicts
  return [
    ...verdicts
      .filter(({ isWorse }) => isWorse)
      .map(({ at, before, now }) => ({
        at,
        identity: ['verdict', now, before],
        text: `${words[now]}; ${inBaseline}: ${words[before]}`,
      })),
    ...phases
      .filter(({ verdict }) => verdict === 'slower')
      .map((change) => ({
        at: change.at,
        identity: ['slower', change.phase],
        text: phaseChangeWords(change, language),
      })),
  ]
}
