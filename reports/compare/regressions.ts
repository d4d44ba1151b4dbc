import type { RunResult } from '../../scenarios/run/run-result.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { ReportContext } from '../report-context.ts'
import type { Comparison } from './compare-reports.ts'
import { phaseChangeWords } from './phase-change-words.ts'

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
