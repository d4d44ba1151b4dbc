import { describe, expect, test } from 'vitest'
import { chooseBranch } from './problem-finder.ts'

const tagged = ['rain', 'snow'].map((kind) => ({
  required: ['kind'],
  properties: { kind: { const: kind }, depth: { type: 'number' } },
}))
const keyed = ['order', 'wait'].map((key) => ({ type: 'object', required: [key], properties: { [key]: {} } }))
const path = ['steps', 3]

describe('chooseBranch', () => {
  test('follows the tag', () => {
    expect(chooseBranch({ path, value: { kind: 'snow' }, branches: tagged })).toBe(1)
  })

  test.each([
    [{}, 'Missing key `kind` in `steps[3]`'],
    [{ kind: 'snwo' }, '`kind` must be one of rain, snow, found "snwo"; did you mean snow?'],
    [{ kind: ['snow'] }, '`kind` must be one of rain, snow, found a list'],
  ])('with the tag %j says: %s', (value, message) => {
    expect(chooseBranch({ path, value, branches: tagged })).toMatchObject({ message })
  })

  test('follows the required key that is there', () => {
    expect(chooseBranch({ path, value: { wait: 5 }, branches: keyed })).toBe(1)
  })

  test.each([
    [{}, 'Missing key `order` or `wait` in `steps[3]`'],
    [{ odrer: 1 }, 'Unknown key `odrer` in `steps[3]`; did you mean `order`?'],
    [{ order: 1, wait: 2 }, '`steps[3]` must have one of `order` or `wait`, found both'],
    ['wait', '`steps[3]` must be a mapping of keys, found "wait"'],
  ])('with the keys of %j says: %s', (value, message) => {
    expect(chooseBranch({ path, value, branches: keyed })).toMatchObject({ message })
  })

  test('names every form of a scalar', () => {
    const branches = [{ const: 'settled' }, { type: 'number' }]
    expect(chooseBranch({ path, value: 'setled', branches })).toMatchObject({
      message: '`steps[3]` must be settled, or a number, found "setled"; did you mean settled?',
    })
  })
})
