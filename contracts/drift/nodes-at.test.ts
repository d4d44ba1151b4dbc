import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeToken } from '../vmmanager/json-pointer.ts'
import { nodesAt, parentOf } from './nodes-at.ts'
import { generalPointer } from './compare-bodies.ts'

const body = {
  list: [
    { id: 1, ip4: [{ ip: 'a' }, { ip: 'b' }] },
    { id: 2, ip4: [] },
  ],
  '*': 0,
  'a/b': { '~': 3 },
}

describe('a general pointer', () => {
  it.each([
    ['/list/1/id', '/list/*/id'],
    ['/list/0/ip4/1/ip', '/list/*/ip4/*/ip'],
    ['/list/0/gone/0', '/list/*/gone/0'],
    ['/a~1b/~0', '/a~1b/~0'],
    ['', ''],
  ])('of %s is %s', (pointer, expected) => {
    expect(generalPointer(pointer, body)).toBe(expected)
  })

  it.each([
    ['/list/*/id', [1, 2]],
    ['/list/*/ip4/*/ip', ['a', 'b']],
    ['/list/1/id', [2]],
    ['/list/7/id', []],
    ['/*', [0]],
    ['/a~1b/~0', [3]],
    ['/list/*/constructor', []],
    ['', [body]],
  ])('leads to all that stands at %s', (pointer, expected) => {
    expect(nodesAt(body, pointer)).toEqual(expected)
  })

  it('leads to each place of any value from which it was made', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const [pointer, node] of placesIn(value, '')) {
          expect(nodesAt(value, generalPointer(pointer, value))).toContain(node)
          expect(nodesAt(value, pointer)).toEqual([node])
        }
      }),
    )
  })

  it.each([
    ['/list/*/id', '/list/*'],
    ['/list', ''],
    ['', ''],
  ])('%s has the parent %j', (pointer, parent) => {
    expect(parentOf(pointer)).toBe(parent)
  })
})

/** Places whose names are no star: that of a property means itself, and that of an item all of them. */
function placesIn(value: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, held]) => placesIn(held, `${pointer}/${escapeToken(name)}`))
      : []
  return [[pointer, value], ...inner]
}
