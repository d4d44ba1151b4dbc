import type { Catalogue } from './catalogue.ts'
import { fillTemplate } from './fill-template.ts'
import { type Language, messages } from './messages.ts'

/** A number with its word in the right form: `1 run`, `18 runs`, `2 прогона`. */
export function countWords(count: number, noun: keyof Catalogue['plurals'], language: Language): string {
  const forms = messages[language].plurals[noun]
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other
  return fillTemplate(form, { count })
}
