import type { Language } from '../i18n/messages.ts'

/** Types of JSON, and what stands for none. */
const kindsRu: Readonly<Record<string, string>> = {
  string: 'строка',
  number: 'число',
  integer: 'целое число',
  boolean: 'логическое значение',
  array: 'список',
  object: 'объект',
  nothing: 'ничего',
  'no body': 'запрос без тела',
  'a path of the contract': 'путь из контракта',
}

const phrasesRu: readonly (readonly [english: RegExp, russian: string])[] = [
  [/^one of /, 'одно из '],
  [/^property /, 'свойство '],
  [/^no property /, 'без свойства '],
  [/^at least /, 'не меньше '],
  [/^at most /, 'не больше '],
  [/^text of at least (\d+) characters?$/, 'текст, символов не меньше $1'],
]

/** What the contract asks for, or what was found, in words of the language; values stand as they are. */
export function expectedWords(english: string, language: Language): string {
  if (language === 'en' || english.startsWith('"')) return english
  return english.split(' or ').map(russianFor).join(' или ')
}

function russianFor(english: string): string {
  if (Object.hasOwn(kindsRu, english)) return kindsRu[english] ?? english
  const phrase = phrasesRu.find(([pattern]) => pattern.test(english))
  return phrase === undefined ? english : english.replace(...phrase)
}
