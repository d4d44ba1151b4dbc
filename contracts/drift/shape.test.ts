import { describe, expect, it } from 'vitest'
import { shapeOf, targetOf } from './shape.ts'

const shown = (schema: unknown, root: unknown = {}): object => {
  const { properties, required, ...rest } = shapeOf(schema, root)
  return {
    ...rest,
    ...(properties.size > 0 && { properties: [...properties.keys()] }),
    ...(required !== undefined && { required: [...required] }),
  }
}

describe('the shape of a schema', () => {
  it.each([
    [{ type: 'integer' }, { types: ['integer'] }],
    [{ type: ['string', 'null'] }, { types: ['string', 'null'] }],
    [{ type: 'string', nullable: true }, { types: ['string', 'null'] }],
    [{ type: 'string', 'x-nullable': true }, { types: ['string', 'null'] }],
    [
      { enum: ['a', 1, 0.5, null] },
      { types: ['string', 'integer', 'number', 'null'], values: ['a', 1, 0.5, null] },
    ],
    [{ const: 'a' }, { types: ['string'], values: ['a'] }],
    [
      { properties: { a: {} }, required: ['a'] },
      { types: ['object'], properties: ['a'], required: ['a'] },
    ],
    [{ items: { type: 'string' } }, { types: ['array'], items: { type: 'string' } }],
    [{}, {}],
    [true, {}],
    ['nonsense', {}],
    [{ type: 7, properties: 'x', required: 'y', enum: {} }, {}],
  ])('%j is %j', (schema, expected) => {
    expect(shown(schema)).toEqual(expected)
  })

  it('follows references, also to references, and beside other keywords', () => {
    const root = { defs: { 'a/b': { $ref: '#/defs/C' }, C: { type: 'object', properties: { x: {} } } } }
    expect(shown({ $ref: '#/defs/a~1b', properties: { y: {} } }, root)).toEqual({
      types: ['object'],
      properties: ['y', 'x'],
    })
  })

  it.each([['#/defs/Gone'], ['https://example.com/a.json#/A'], ['other.yaml'], ['#/__proto__/x']])(
    'knows nothing of what %s leads to',
    ($ref) => {
      expect(shown({ $ref }, { defs: {} })).toEqual({})
    },
  )

  it('takes all of `allOf`', () => {
    const schema = {
      allOf: [
        { properties: { a: {} }, required: ['a'] },
        { properties: { b: {} }, required: ['b'] },
      ],
    }
    expect(shown(schema)).toEqual({ types: ['object'], properties: ['a', 'b'], required: ['a', 'b'] })
  })

  it('takes any of `anyOf` and `oneOf`, and what all objects among them must have', () => {
    const branches = [
      { type: 'object', properties: { id: {}, a: {} }, required: ['id', 'a'] },
      { type: 'object', properties: { id: {}, b: {} }, required: ['id'] },
      { type: 'integer' },
      false,
    ]
    const expected = { types: ['object', 'integer'], properties: ['id', 'a', 'b'], required: ['id'] }
    expect(shown({ anyOf: branches })).toEqual(expected)
    expect(shown({ oneOf: branches })).toEqual(expected)
    expect(shown({ anyOf: [{ enum: ['a'] }, { enum: ['b'] }] })).toEqual({
      types: ['string'],
      values: ['a', 'b'],
    })
    expect(shown({ anyOf: [{ enum: ['a'] }, {}] })).toEqual({})
  })

  it('ends where a schema refers to itself', () => {
    const root: Record<string, unknown> = {
      Node: { type: 'object', properties: { next: { $ref: '#/Node' } }, allOf: [{ $ref: '#/Node' }] },
      Ring: { $ref: '#/Gnir' },
      Gnir: { $ref: '#/Ring' },
    }
    expect(shown({ $ref: '#/Node' }, root)).toEqual({ types: ['object'], properties: ['next'] })
    expect(shown({ $ref: '#/Ring' }, root)).toEqual({})
  })

  it('is made in no time where a hundred doublings lead to the same schema', () => {
    const levels = Array.from({ length: 100 }, (_, level) => [
      `L${level}`,
      { allOf: [{ $ref: `#/L${level + 1}` }, { $ref: `#/L${level + 1}` }] },
    ])
    const root: unknown = Object.fromEntries([...levels, ['L100', { type: 'integer' }]])
    expect(shapeOf({ $ref: '#/L60' }, root).types).toEqual(['integer'])
    expect(shown({ $ref: '#/L0' }, root)).toEqual({})
  })

  it('does not overflow on a chain that is longer than the stack', () => {
    const links = Array.from({ length: 50_000 }, (_, link) => [`L${link}`, { $ref: `#/L${link + 1}` }])
    expect(shown({ $ref: '#/L0' }, Object.fromEntries(links))).toEqual({})
  })
})

describe('what a reference leads to', () => {
  it('is looked for in objects and lists', () => {
    expect(targetOf('#/a/1/b', { a: [{}, { b: 7 }] })).toBe(7)
    expect(targetOf('#/toString', {})).toBeUndefined()
  })
})
