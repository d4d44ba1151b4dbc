import { describe, expect, it } from 'vitest'
import { digits, eachLike, filled, fromState, integer, like, pattern } from './matchers.ts'

describe('matchers', () => {
  it('carry their example', () => {
    for (const matcher of [like('a'), integer(7), pattern('^a$', 'a'), digits(7)]) {
      expect(['a', 7]).toContain(matcher.value)
      expect(matcher['pact:matcher:type']).toMatch(/^(?:type|integer|regex)$/)
    }
  })

  it.each([
    [7, true],
    ['70', true],
    ['seven', false],
    ['7a', false],
    ['', false],
  ])('of digits: %j fits %j', (value, fits) => {
    expect(new RegExp(digits(1).regex ?? '').test(String(value))).toBe(fits)
  })

  it('of items repeat the example as often as there must be items, and once where there need be none', () => {
    expect([0, 1, 3].map((min) => (eachLike(integer(1), min).value as unknown[]).length)).toEqual([1, 1, 3])
    expect([0, 1, 3].map((min) => eachLike({}, min).min)).toEqual([0, 1, 3])
  })

  it('of items take to the letter what stands in them without a matcher, however deep', () => {
    const exactly = (value: unknown): object => ({ 'pact:matcher:type': 'equality', value })
    expect(eachLike({ status: 'complete', os: { id: integer(2), free: null } }).value).toEqual([
      { status: exactly('complete'), os: { id: integer(2), free: exactly(null) } },
    ])
    expect(eachLike('@admin').value).toEqual([exactly('@admin')])
  })
})

describe('what is filled from a state', () => {
  it('keeps the matcher, and names the value', () => {
    expect(fromState('cluster', integer(1))).toEqual({
      ...integer(1),
      'pact:generator:type': 'ProviderState',
      expression: '${cluster}',
    })
  })

  it.each([
    ['/vm/v3/host/7/start', true],
    ['/vm/v3/host/12345/start', true],
    ['/vm/v3/host//start', false],
    ['/vm/v3/host/a/start', false],
    ['/vm/v3/host/7/start/now', false],
    ['/old/vm/v3/host/7/start', false],
  ])('in a path: %s fits %j', (path, fits) => {
    const matcher = filled('/vm/v3/host/${host}/start', { host: 7 })
    expect(matcher).toMatchObject({ value: '/vm/v3/host/7/start', expression: '/vm/v3/host/${host}/start' })
    expect(new RegExp(matcher.regex ?? '').test(path)).toBe(fits)
  })

  it.each([
    ["((consul_id EQ '70') AND (name EQ 'host_create'))", true],
    ["((consul_id EQ '') AND (name EQ 'host_create'))", false],
    ["(consul_id EQ '70') AND (name EQ 'host_create')", false],
    ["((consul_id EQ '70') AND (name EQ 'host-create'))", false],
  ])('in a query: %s fits %j', (where, fits) => {
    const { regex = '' } = filled("((consul_id EQ '${task}') AND (name EQ 'host_create'))", { task: 70 })
    expect(new RegExp(regex).test(where)).toBe(fits)
  })

  it('takes any text where the example is one, and several values', () => {
    const matcher = filled('(${first}.${second})', { first: 'a', second: 2 })
    expect(matcher.value).toBe('(a.2)')
    expect(['(b c.3)', '(b.c)', '(bx3)'].map((text) => new RegExp(matcher.regex ?? '').test(text))).toEqual([
      true,
      false,
      false,
    ])
  })
})
