import { describe, expect, test } from 'vitest'
import { parametersOf } from '../i18n/format-message.ts'
import { surveyWords } from '../survey/survey-words.ts'
import type { Catalogue } from './catalogue.ts'
import { findingParams } from './finding-params.ts'
import { messages } from './messages.ts'

const { en, ru } = messages

/** Every text of a catalogue by its path. */
function texts(catalogue: Catalogue): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([section, entries]) =>
      Object.entries(entries as Record<string, unknown>)
        .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
        .map(([key, text]) => [`${section}.${key}`, text] as const),
    ),
  )
}

function places(text: string): readonly string[] {
  return parametersOf(text, 'ru').toSorted()
}

describe('the message catalogue', () => {
  test('has the same keys in both languages', () => {
    expect([...texts(ru).keys()]).toEqual([...texts(en).keys()])
  })

  test.each([...texts(en)])('%s uses the same parameters in both languages', (key, text) => {
    expect(places(texts(ru).get(key) ?? '')).toEqual(places(text))
  })

  test.each(Object.entries(findingParams))(
    'the words for %s use every parameter of the finding',
    (key, params) => {
      const template = texts(en).get(`findings.${key}`) ?? ''
      expect(places(template)).toEqual([...params].toSorted())
    },
  )

  test('leaves no text empty, with stray spaces or with a full stop', () => {
    const slips = [en, ru].flatMap((catalogue) =>
      [...texts(catalogue)].filter(([, text]) => !/^\S(.*[^\s.])?$|^\.$/.test(text)),
    )
    expect(slips).toEqual([])
  })

  test('has Russian sentences in Russian', () => {
    const sentences = [...texts(ru)].filter(([key]) => /^(findings|rules|events|phrases)\./.test(key))
    expect(sentences.filter(([, text]) => !/[а-яё]/i.test(text))).toEqual([])
    expect([...texts(en).values()].filter((text) => /[а-яё]/i.test(text))).toEqual([])
  })

  test('is plain ASCII in English, which every terminal can show', () => {
    const told = [...texts(en).values(), JSON.stringify(surveyWords.en)]
    expect(told.filter((text) => !/^[\x20-\x7e]*$/.test(text))).toEqual([])
  })
})
