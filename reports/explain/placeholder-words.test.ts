import { expect, test } from 'vitest'
import { failures } from '../../contracts/failures/failures.ts'
import { findingParams } from '../messages/finding-params.ts'
import { placeholderWords } from './placeholder-words.ts'

test('places are told in words, spans without their unit', () => {
  expect(placeholderWords('{count, plural, one {# order} other {# orders}} within {limitMs}', 'en')).toBe(
    '<count> orders within <limit>',
  )
  expect(
    placeholderWords(
      '{count, plural, one {# заказ} few {# заказа} many {# заказов} other {# заказа}} за {limitMs}',
      'ru',
    ),
  ).toBe('<число> заказов за <предел>')
})

test('a place that is not known stands by its name', () => {
  expect(placeholderWords('{toString} of {x}', 'ru')).toBe('<toString> of <x>')
})

test('every place of findings and failures has a Russian name', () => {
  const ofFailures = Object.values(failures).flatMap(
    ({ what, remedy }) => `${what} ${remedy}`.match(/(?<=\{)\w+/g) ?? [],
  )
  const names = new Set([...Object.values(findingParams).flat(), ...ofFailures])
  const english = [...names].filter((name) => !/[а-яё]/i.test(placeholderWords(`{${name}}`, 'ru')))
  expect(english).toEqual([])
})
