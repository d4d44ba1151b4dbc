import { placeholderNamesRu } from '../reports/explain/placeholder-names-ru.ts'
import { shownMessage } from '../reports/i18n/format-message.ts'
import type { Language } from '../reports/messages/messages.ts'

/** A message as the pages show it: with the name of each place in braces. */
export function namedPlaces(message: string, language: Language): string {
  const names = language === 'ru' ? placeholderNamesRu : {}
  return shownMessage(message, language, (name) => `{${names[name] ?? name}}`)
}
