import { describe, expect, test } from 'vitest'
import {
  badValue,
  emptyMapping,
  expectedWords,
  foundWords,
  listWords,
  missingKey,
  outOfBounds,
  unknownKey,
} from './problem-words.ts'

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

const path = ['steps', 0, 'order']

describe('the words about a bad scenario', () => {
  test('blame the value where it is wrong', () => {
    expect(badValue([...path, 'count'], 'three', { type: 'integer' })).toEqual({
      path: [...path, 'count'],
      at: 'value',
      message: '`count` must be an integer, found "three"',
    })
  })

  test('blame the key where it is unknown, and list the known ones where none is near', () => {
    expect(unknownKey(path, 'colour', ['client', 'count'])).toEqual({
      path: [...path, 'colour'],
      at: 'key',
      message: 'Unknown key `colour` in `order`; known are client, count',
    })
  })

  test('name what is missing, at the top without a parent', () => {
    expect(missingKey([], 'title').message).toBe('Missing key `title`')
    expect(missingKey(path, 'a', 'b', 'c').message).toBe('Missing key `a`, `b` or `c` in `order`')
  })

  test('tell how to write an empty mapping', () => {
    expect(emptyMapping(path).message).toBe('`order` has no value; write `order: {}` to take the defaults')
    expect(emptyMapping([]).message).toBe('A scenario has no value')
  })

  test.each([
    ['minimum', 0, '`count` must be at least 1, found 0'],
    ['maximum', 9, '`count` must be at most 1, found 9'],
    ['exclusiveMinimum', 1, '`count` must be more than 1, found 1'],
    ['minItems', [], '`count` must have this many items at least: 1'],
    ['multipleOf', 3, '`count` does not meet multipleOf 1, found 3'],
  ])('tell the bound %s', (bound, value, message) => {
    expect(outOfBounds(['count'], value, bound, 1).message).toBe(message)
  })
})
