import type { RunResult } from '../scenarios/run/run-result.ts'
import { formatMessage } from './i18n/format-message.ts'
import { findingWords } from './messages/finding-words.ts'
import { type Language, messages } from './i18n/messages.ts'

/** A run may note one thing of each of many orders; the first few tell the story. */
const mostNotes = 3

/** What a run has noted without breaking a promise, each thing once. */
export function noteWords({ findings }: Pick<RunResult, 'findings'>, language: Language): readonly string[] {
  const notes = findings.filter(({ severity }) => severity === 'note')
  const words = [...new Set(notes.map((finding) => `${finding.rule}: ${findingWords(finding, language)}`))]
  const count = words.length - mostNotes
  if (count <= 0) return words
  return [
    ...words.slice(0, mostNotes),
    formatMessage(messages[language].phrases.moreFindings, { count }, language),
  ]
}
