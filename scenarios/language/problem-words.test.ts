import { describe, expect, test } from 'vitest'
import { badValue, emptyMapping, missingKey, outOfBounds, unknownKey } from './problem-words.ts'

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
