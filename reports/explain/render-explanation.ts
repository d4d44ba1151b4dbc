import { type Language, messages } from '../i18n/messages.ts'
import { hangingText, wrapText } from '../terminal/wrap-text.ts'
import type { Explanation } from './explanation.ts'

/** An explanation as lines of at most `width` characters; the command stays whole, to be copied. */
export function renderExplanation(explanation: Explanation, language: Language, width: number): string {
  const { kind, name, meaning, details, why, reproduce, source } = explanation
  const words = messages[language].explain
  return [
    `${name} (${words.kinds[kind]})`,
    ...wrapText(meaning, width),
    ...details.flatMap((detail) => hangingText('- ', detail, width)),
    '',
    `${words.why}:`,
    ...why.flatMap((reason) => hangingText('  ', reason, width)),
    ...(reproduce === undefined ? [] : [`${words.reproduce}:`, `  ${reproduce}`]),
    `${words.source}:`,
    ...hangingText('  ', source, width),
    '',
  ].join('\n')
}
