import type { Language } from '../messages/messages.ts'
import { shownTemplate } from '../messages/shown-template.ts'
import { placeholderNamesRu } from './placeholder-names-ru.ts'

/** A template with its places in words, as `<limit>`; spans are told with their unit, so that it is left out here. */
export function placeholderWords(template: string, language: Language): string {
  return shownTemplate(template, (name) => {
    const russian = language === 'ru' && Object.hasOwn(placeholderNamesRu, name)
    return `<${russian ? placeholderNamesRu[name] : name.replace(/Ms$/, '')}>`
  })
}
