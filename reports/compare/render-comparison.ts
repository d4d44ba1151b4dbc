import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { settingWords } from '../messages/setting-words.ts'
import type { Comparison, PhaseChange } from './compare-reports.ts'
import { phaseChangeWords } from './phase-change-words.ts'

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
