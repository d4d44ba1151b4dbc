import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expand } from './expand.ts'

const story = (more: object): object => ({ title: '${count} orders of ${tariff}', steps: [], ...more })

describe('variables', () => {
  it('leave a scenario without them as it is', () => {
    const value = { title: 'costs $5 {or} ${', steps: [{ order: { count: 2 } }] }
    expect(expand(value)).toEqual([{ chosen: {}, value }])
  })

  it('keep their type where they stand alone, and become text within text', () => {
    const value = {
      variables: { n: 3, on: true },
      a: '${n}',
      b: 'n is ${n}',
      c: ['${on}', { d: '${n}${n}' }],
    }
    expect(expand(value)).toEqual([
      { chosen: {}, value: { ...value, a: 3, b: 'n is 3', c: [true, { d: '33' }] } },
    ])
  })

  it('are set from outside, and that is told', () => {
    const value = { variables: { n: 3 }, a: '${n}' }
    expect(expand(value, { n: 7, other: 1 })).toEqual([{ chosen: { n: 7 }, value: { ...value, a: 7 } }])
  })

  it('leave alone what a story learns, which has a dot', () => {
    const value = { variables: { web: 'x' }, a: '${web.host}', b: 'mx.${web-2.domain} of ${web}' }
    expect(expand(value)).toEqual([{ chosen: {}, value: { ...value, b: 'mx.${web-2.domain} of x' } }])
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'are not what every object has: %s',
    (name) => {
      const problem = { path: ['a'], at: 'value', message: `Unknown variable \`${name}\`; known are n` }
      expect(expand({ variables: { n: 1 }, a: `\${${name}}` })).toEqual(problem)
      expect(expand({ variables: { n: 1 }, a: 'x' }, { [name]: 1 })).toMatchObject([{ chosen: {} }])
    },
  )

  it.each([
    [{ variables: { count: 1 }, a: [{ b: '${cuont}' }] }, 'Unknown variable `cuont`; did you mean `count`?'],
    [{ variables: { count: 1 }, a: [{ b: '${zz}' }] }, 'Unknown variable `zz`; known are count'],
    [{ a: [{ b: 'x ${zz}' }] }, 'Unknown variable `zz`; the scenario has none'],
  ])('are refused at their place when nobody knows them: %j', (value, message) => {
    expect(expand(value)).toEqual({ path: ['a', 0, 'b'], at: 'value', message })
  })
})

describe('a matrix', () => {
  const matrix = { tariff: ['small', 'large'], count: [1, 2] }

  it('makes a scenario of each combination, the last axis turning fastest', () => {
    const variants = expand(story({ matrix }))
    expect(variants).toMatchObject([
      { chosen: { tariff: 'small', count: 1 }, value: { title: '1 orders of small' } },
      { chosen: { tariff: 'small', count: 2 }, value: { title: '2 orders of small' } },
      { chosen: { tariff: 'large', count: 1 }, value: { title: '1 orders of large' } },
      { chosen: { tariff: 'large', count: 2 }, value: { title: '2 orders of large' } },
    ])
  })

  it('is cut to one value of an axis from outside', () => {
    const variants = expand(story({ matrix }), { count: 2 })
    expect(variants).toMatchObject([{ chosen: { tariff: 'small' } }, { chosen: { tariff: 'large' } }])
    expect(variants).toHaveLength(2)
  })

  it('beyond any patience is refused before it is made', () => {
    const wide = Array.from({ length: 1001 }, (_, index) => index)
    expect(expand(story({ matrix: { ...matrix, wide } }))).toMatchObject({ path: ['matrix'], at: 'key' })
  })

  it('has as many places as its axes multiply to, each different', () => {
    const axis = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(axis, axis, (a, b) => {
        const variants = expand({ matrix: { a, b }, x: '${a}/${b}' })
        const texts = Array.isArray(variants)
          ? variants.map(({ value }) => (value as { readonly x: string }).x)
          : []
        expect(new Set(texts)).toEqual(new Set(a.flatMap((one) => b.map((other) => `${one}/${other}`))))
        expect(texts).toHaveLength(a.length * b.length)
      }),
    )
  })
})
