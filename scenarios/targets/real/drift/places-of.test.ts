import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownSources, placesOf, valueSources } from './places-of.ts'
import { readableOperations } from './read-answers.ts'

const items = (...ids: unknown[]): unknown => ({ list: ids.map((id) => ({ id, name: `n${String(id)}` })) })
const hostRead = { id: 'host-read', path: '/vm/v3/host/{host_id}' }
const hosts = (...ids: unknown[]): ReadonlyMap<string, unknown> => new Map([['host-list', items(...ids)]])

describe('where an operation is asked', () => {
  it('is at its path, where that needs nothing to be known', () => {
    expect(placesOf({ id: 'host-list', path: '/vm/v3/host' }, new Map(), 3)).toEqual({
      paths: ['/vm/v3/host'],
    })
  })

  it('is at a few things of its list, spread over it', () => {
    expect(placesOf(hostRead, hosts(1, 2, 3, 4, 5, 6, 7), 3)).toEqual({
      paths: ['/vm/v3/host/1', '/vm/v3/host/4', '/vm/v3/host/7'],
    })
    expect(placesOf(hostRead, hosts(1, 2, 2, 1), 3)).toEqual({ paths: ['/vm/v3/host/1', '/vm/v3/host/2'] })
    expect(placesOf(hostRead, hosts(8, 9), 1)).toEqual({ paths: ['/vm/v3/host/8'] })
  })

  it('is nowhere without a thing, or where nobody knows what it would be', () => {
    const none = { reason: 'no-item', detail: 'host_id' }
    expect(placesOf(hostRead, hosts(), 3)).toEqual(none)
    expect(placesOf(hostRead, new Map(), 3)).toEqual(none)
    expect(placesOf(hostRead, new Map([['host-list', '<html>']]), 3)).toEqual(none)
    expect(placesOf({ id: 'settings-read', path: '/vm/v3/settings/{setting}' }, new Map(), 3)).toEqual({
      reason: 'no-value',
      detail: 'setting',
    })
  })

  it('is never elsewhere, whatever a server has in its lists', () => {
    expect(
      placesOf(hostRead, hosts('../../x', '1?a=b', '', null, { a: 1 }, '1/stop', '%2e%2e', '\n', 'ok'), 9),
    ).toEqual({
      paths: ['/vm/v3/host/ok'],
    })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.integer())),
        fc.integer({ min: 1, max: 5 }),
        (ids, samples) => {
          const places = placesOf(hostRead, hosts(...ids), samples)
          const paths = 'paths' in places ? places.paths : []
          expect(paths.length).toBeLessThanOrEqual(samples)
          expect(new Set(paths).size).toBe(paths.length)
          for (const path of paths) expect(path).toMatch(/^\/vm\/v3\/host\/[\w%-]+$/)
        },
      ),
    )
  })
})

describe('what is read', () => {
  it('is every operation that changes nothing, lists before what is in them', () => {
    expect(readableOperations.length).toBeGreaterThan(55)
    const paths = readableOperations.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    const first = paths.findIndex((path) => path.includes('{'))
    expect(paths.slice(first).every((path) => path.includes('{'))).toBe(true)
  })

  it('takes its values from lists that are there, and has a source for all but one parameter', () => {
    const ids = new Set(readableOperations.map(({ id }) => id))
    const sources = [...Object.values(valueSources), ...Object.values(ownSources)]
    const lists = sources.flatMap((source) => ('list' in source ? [source.list] : []))
    expect(lists.filter((list) => !ids.has(list))).toEqual([])
    for (const id of Object.keys(ownSources)) expect(ids).toContain(id)
    const parameters = readableOperations.flatMap(({ path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
    expect([...new Set(parameters)].filter((name) => !Object.hasOwn(valueSources, name ?? ''))).toEqual([
      'setting',
    ])
    expect(readableOperations.every(({ path }) => [...path.matchAll(/\{/g)].length < 2)).toBe(true)
  })
})
