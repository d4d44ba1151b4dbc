import { type Language, messages } from '../reports/i18n/messages.ts'
import { shownMessage } from '../reports/i18n/format-message.ts'

/** A message as the pages show it: with the name of each place in braces. */
export function namedPlaces(message: string, language: Language): string {
  const names = messages[language].placeholders
  return shownMessage(message, language, (name) => `{${names[name] ?? name}}`)
}
