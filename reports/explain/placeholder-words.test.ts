import { expect, test } from 'vitest'
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
