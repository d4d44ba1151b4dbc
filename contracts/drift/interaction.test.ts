import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Matcher, accepts, acceptsKind, acceptsType } from './interaction.ts'
import { kindOf } from '../vmmanager/is-record.ts'

const need = (example: unknown, ...matchers: Matcher[]): { example: unknown; matchers: Matcher[] } => ({
  example,
  matchers,
})
const integer = need(7, { match: 'integer' })
const text = need('a', { match: 'type' })
const letter = need('complete', { match: 'equality' })
const pattern = need(70, { match: 'regex', regex: '^\\d+$' })
const filled = need([1], { match: 'type', min: 1 })

describe('what a platform needs', () => {
  it.each([
    [integer, 8, true],
    [integer, 0.5, false],
    [integer, '8', false],
    [integer, null, false],
    [text, 'other', true],
    [text, 1, false],
    [letter, 'complete', true],
    [letter, 'done', false],
    [pattern, 12, true],
    [pattern, '12', true],
    [pattern, 'x', false],
    [pattern, null, false],
    [filled, [9, 9], true],
    [filled, [], false],
    [filled, {}, false],
    [need({ a: 1 }, { match: 'some-day' }), { b: 2 }, true],
    [need({ a: 1 }, { match: 'some-day' }), 3, false],
  ])('%j takes %j: %s', (wanted, value, expected) => {
    expect(accepts(wanted, value)).toBe(expected)
  })

  it.each([
    [integer, 'integer', true],
    [integer, 'number', false],
    [integer, 'null', false],
    [text, 'string', true],
    [text, 'integer', false],
    [letter, 'string', true],
    [pattern, 'integer', true],
    [pattern, 'boolean', false],
    [filled, 'array', true],
    [filled, 'object', false],
    [need(0.5, { match: 'type' }), 'number', true],
    [need(0.5, { match: 'type' }), 'integer', true],
    [need(null, { match: 'type' }), 'null', true],
  ])('%j can live with the type %s: %s', (wanted, type, expected) => {
    expect(acceptsType(wanted, type)).toBe(expected)
  })

  it.each([
    [integer, 8, true],
    [integer, '8', false],
    [integer, 0.5, false],
    [letter, 'done', true],
    [letter, 1, false],
    [pattern, 'x', true],
    [pattern, null, false],
    [filled, [], true],
  ])('%j has a type that does in %j: %s', (wanted, value, expected) => {
    expect(acceptsKind(wanted, value)).toBe(expected)
  })

  it('by type is what has the type of the example', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (example, value) => {
        expect(accepts(need(example, { match: 'type' }), value)).toBe(kindOf(example) === kindOf(value))
      }),
    )
  })
})
