import { describe, expect, it } from 'vitest'
import { findingParams } from './finding-params.ts'
import { parametersOf } from './format-message.ts'
import type { Language } from './language.ts'
import { messages } from './messages.ts'

/** Every text of a tree by its path. */
function textsOf(tree: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value] as const]
    return typeof value === 'object' && value !== null ? textsOf(value, `${path}${key}.`) : []
  })
}

// English shows the names of parameters themselves.
const { placeholders: _, ...english } = messages.en
const { placeholders, ...russian } = messages.ru
const en = textsOf(english)
const ru = new Map(textsOf(russian))

/** Texts of an own file, in which a symbol or a dash may stand, or whole sentences with their stop. */
const isProse = (path: string): boolean =>
  /^(?:html|chaos|drift|explain|survey\w*|calibration|expected)\./.test(path)
/** Texts that stand in other files, too, with rules of their own. */
const isDefinition = (path: string): boolean => /^(?:faults|quirks|errors|failures)\./.test(path)

const parameters = (text: string, language: Language): readonly string[] =>
  parametersOf(text, language).toSorted()

describe('the messages', () => {
  it.each(en)('say %s in both languages, with the same parameters', (path, text) => {
    expect(ru.has(path)).toBe(true)
    expect(parameters(ru.get(path) ?? '', 'ru')).toEqual(parameters(text, 'en'))
  })

  it('have nothing in Russian that English lacks', () => {
    const paths = new Set(en.map(([path]) => path))
    expect([...ru.keys()].filter((path) => !paths.has(path) && !path.startsWith('failures.'))).toEqual([])
  })

  it.each(Object.entries(findingParams))('use every parameter of the finding %s', (key, params) => {
    const text = messages.en.findings[key as keyof typeof findingParams]
    expect(parameters(text, 'en')).toEqual([...params].toSorted())
  })

  it('name every parameter of findings and failures in Russian', () => {
    const told = textsOf({ findings: messages.ru.findings, failures: messages.ru.failures })
    const names = new Set(told.flatMap(([, text]) => parameters(text, 'ru')))
    expect([...names].filter((name) => !/[а-яё]/i.test(placeholders[name] ?? ''))).toEqual([])
  })

  it('are not empty, and have neither stray spaces nor a full stop where a report puts its own', () => {
    const all = [...en, ...ru].filter(([path]) => !isProse(path) && !isDefinition(path))
    expect(all.filter(([, text]) => !/^\S(.*[^\s.])?$|^\.$/.test(text))).toEqual([])
  })

  it('are Russian in Russian and English in English', () => {
    const sentences = [...ru].filter(([path]) =>
      /^(?:findings|rules|events|phrases|faults|quirks|errors|failures)\./.test(path),
    )
    expect(sentences.filter(([, text]) => !/[а-яё]/i.test(text))).toEqual([])
    expect(en.filter(([, text]) => /[а-яё]/i.test(text))).toEqual([])
  })

  it('are plain ASCII in English where a terminal shows them', () => {
    const told = en.filter(([path]) => !/^(?:html|chaos)\./.test(path) && !isDefinition(path))
    expect(told.filter(([, text]) => !/^[\x20-\x7e]*$/.test(text))).toEqual([])
  })
})
