import { type Language, messages } from '../i18n/messages.ts'
import { shownMessage } from '../i18n/format-message.ts'

/** A template with its places in words, as `<limit>`; spans are told with their unit, so that it is left out here. */
export function placeholderWords(template: string, language: Language): string {
  return shownMessage(template, language, (name) => {
    const { placeholders } = messages[language]
    return `<${Object.hasOwn(placeholders, name) ? placeholders[name] : name.replace(/Ms$/, '')}>`
  })
}
