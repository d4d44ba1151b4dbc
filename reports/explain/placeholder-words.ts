import type { Language } from '../messages/messages.ts'
import { shownMessage } from '../i18n/format-message.ts'
import { placeholderNamesRu } from './placeholder-names-ru.ts'

/** A template with its places in words, as `<limit>`; spans are told with their unit, so that it is left out here. */
export function placeholderWords(template: string, language: Language): string {
  return shownMessage(template, language, (name) => {
    const russian = language === 'ru' && Object.hasOwn(placeholderNamesRu, name)
    return `<${russian ? placeholderNamesRu[name] : name.replace(/Ms$/, '')}>`
  })
}
