import type { RunResult } from '../../scenarios/run/run-result.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { ReportContext } from '../report-context.ts'
import type { Comparison } from './compare-reports.ts'
import { phaseChangeWords } from './phase-change-words.ts'

/** In what the runs became worse than in the baseline, a sentence each; a run that did not is left out. */
export function regressionsOf(
  results: readonly RunResult[],
  { comparison, language }: Pick<ReportContext, 'comparison' | 'language'>,
): ReadonlyMap<RunResult, readonly string[]> {
  if (comparison === undefined) return new Map()
  const words = sentences(comparison, language)
  return new Map(
    results.flatMap((run, place) => {
      const mine = words.filter(({ at }) => at === place).map(({ text }) => text)
      return mine.length === 0 ? [] : [[run, mine] as const]
    }),
  )
}

function sentences(
  { verdicts, phases }: Comparison,
  language: Language,
): readonly { readonly at: number; readonly text: string }[] {
  const { inBaseline } = messages[language].comparison
  const words = messages[language].verdicts
  return [
    ...verdicts
      .filter(({ isWorse }) => isWorse)
      .map(({ at, before, now }) => ({ at, text: `${words[now]}; ${inBaseline}: ${words[before]}` })),
    ...phases
      .filter(({ verdict }) => verdict === 'slower')
      .map((change) => ({ at: change.at, text: phaseChangeWords(change, language) })),
  ]
}
