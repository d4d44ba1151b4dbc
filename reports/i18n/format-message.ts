import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './language.ts'

/** What is put into a message, by name. */
export type MessageParams = Readonly<Record<string, string | number>>

/** A message that was read, with the names of its parameters. */
interface ReadMessage {
  readonly format: IntlMessageFormat
  readonly names: readonly string[]
}

/** Each message is read once: a report may say it for twenty thousand events. */
const read: Readonly<Record<Language, Map<string, ReadMessage>>> = { en: new Map(), ru: new Map() }

/**
 * Puts `params` into a message in ICU syntax: `{name}`, `{count, plural, one {# order} other {# orders}}`. Counts stand as
 * the language writes numbers, everything else as it is; a parameter that is missing shows as `?`, since a trace of another
 * release may lack it.
 */
export function formatMessage(message: string, params: MessageParams, language: Language): string {
  const { format, names } = readMessage(message, language)
  if (names.every((name) => Object.hasOwn(params, name))) return String(format.format(params))
  const unknown = Object.fromEntries(names.map((name) => [name, '?']))
  return String(format.format({ ...unknown, ...params }))
}

/** Names of the parameters of a message, each once. */
export function parametersOf(message: string, language: Language): readonly string[] {
  return readMessage(message, language).names
}

/** A message as people read it before it is filled: each parameter as `show` writes its name, a counted word for many. */
export function shownMessage(
  message: string,
  language: Language,
  show: (name: string) => string = (name) => `{${name}}`,
): string {
  const shown = (elements: readonly MessageFormatElement[], counted: string): string =>
    elements
      .map((element) => {
        if (isLiteralElement(element)) return element.value
        if (isPoundElement(element)) return show(counted)
        if (!isPluralElement(element)) return show(element.value)
        const { many, other } = element.options
        return shown((many ?? other)?.value ?? [], element.value)
      })
      .join('')
  return shown(readMessage(message, language).format.getAst(), '')
}

function readMessage(message: string, language: Language): ReadMessage {
  const known = read[language].get(message)
  if (known !== undefined) return known
  // Messages speak of `<name>` and <limit>: no tags.
  const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
  const fresh = { format, names: [...new Set(namesIn(format.getAst()))] }
  read[language].set(message, fresh)
  return fresh
}

function namesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element) || isTagElement(element)) return []
    if (!isPluralElement(element) && !isSelectElement(element)) return [element.value]
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))]
  })
}
