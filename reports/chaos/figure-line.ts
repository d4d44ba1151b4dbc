import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { ChaosFigures } from './heat-map.ts'

/** What was enumerated, what was run, what came of it. */
export function figureLine(
  { 'by-design': byDesign, 'gave-up': gaveUp, ...figures }: ChaosFigures,
  language: Language,
): string {
  const run = figures.cells - figures.unreachable
  return formatMessage(messages[language].chaos.figures, { ...figures, byDesign, gaveUp, run }, language)
}
