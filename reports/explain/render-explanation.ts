import type { Language } from '../messages/messages.ts'
import { hangingText, wrapText } from '../terminal/wrap-text.ts'
import { explainWords } from './explain-words.ts'
import type { Explanation } from './explanation.ts'

/** An explanation as lines of at most `width` characters; the command stays whole, to be copied. */
export function renderExplanation(explanation: Explanation, language: Language, width: number): string {
  const { kind, name, meaning, details, why, reproduce, source } = explanation
  const words = explainWords[language]
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
