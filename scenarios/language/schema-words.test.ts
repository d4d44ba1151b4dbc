import { describe, expect, test } from 'vitest'
import { expectedWords, foundWords, listWords } from './schema-words.ts'

describe('expectedWords', () => {
  test.each([
    [{ type: 'integer' }, 'an integer'],
    [{ type: 'object' }, 'a mapping of keys'],
    [{ const: 'settled' }, 'settled'],
    [{ enum: ['small', 'large'] }, 'one of small, large'],
    [{ type: 'string', title: 'colour', examples: ['red', 'blue'] }, 'a colour such as red or blue'],
    [{ anyOf: [{ const: 'settled' }, { type: 'number' }] }, 'settled, or a number'],
    [{ anyOf: [{ type: 'object' }, { type: 'object' }] }, 'a mapping of keys'],
  ])('says of %j: %s', (schema, words) => {
    expect(expectedWords(schema)).toBe(words)
  })
})

describe('foundWords', () => {
  test.each([
    ['three', '"three"'],
    [5, '5'],
    [Infinity, 'Infinity'],
    [true, 'true'],
    [null, 'nothing'],
    [[1], 'a list'],
    [{ a: 1 }, 'a mapping of keys'],
    [() => 1, 'a function'],
  ])('says of %s: %s', (value, words) => {
    expect(foundWords(value)).toBe(words)
  })

  test('cuts what would not fit on a line', () => {
    expect(foundWords('x'.repeat(500))).toHaveLength(60)
  })
})

describe('listWords', () => {
  test.each([
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
  ])('joins %j as %s', (words, text) => {
    expect(listWords(words)).toBe(text)
  })
})
