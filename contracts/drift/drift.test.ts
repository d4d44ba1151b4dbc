import { describe, expect, it } from 'vitest'
import { type Departure, type DriftPart, type Reality, plain } from './departure.ts'
import { driftOf, isBreaking, verdictOf } from './drift.ts'
import type { Interaction, Need } from './interaction.ts'

const needs = (entries: Readonly<Record<string, readonly [unknown, string]>>): ReadonlyMap<string, Need> =>
  new Map(
    Object.entries(entries).map(([place, [example, match]]) => [place, { example, matchers: [{ match }] }]),
  )

const usual = {
  platform: 'clouden',
  method: 'POST',
  path: '/host/{id}',
  query: [],
  takesAnySuccess: true,
} as const

const reads: Interaction = {
  ...usual,
  description: 'reads',
  query: ['where'],
  body: { name: 'a', disks: [{ size: 1 }], mode: 'x' },
  status: 200,
  needs: needs({
    '': [{}, 'type'],
    '/list': [[], 'type'],
    '/list/*': [{}, 'type'],
    '/list/*/id': [7, 'integer'],
    '/list/*/status': ['running', 'equality'],
    '/list/*/disk': [{}, 'type'],
    '/list/*/disk/id': [9, 'integer'],
  }),
}
const waits: Interaction = {
  ...usual,
  description: 'waits',
  status: 200,
  takesAnySuccess: false,
  needs: needs({ '/list/*/status': ['complete', 'equality'] }),
}
const fails: Interaction = {
  ...usual,
  description: 'fails',
  status: 404,
  needs: needs({ '/error/code': [1, 'integer'] }),
}
const all = [reads, waits, fails]

function told(
  part: DriftPart,
  change: Departure['change'],
  {
    pointer = '',
    reality = plain,
    uses = all,
  }: { pointer?: string; reality?: Reality; uses?: Interaction[] } = {},
): string {
  const verdict = verdictOf(
    {
      source: 'answers',
      change,
      part,
      method: 'POST',
      path: '/host/{id}',
      pointer,
      expected: '',
      actual: '',
      reality,
    },
    uses,
  )
  return verdict.kind === 'breaking' ? `breaking ${verdict.because}` : verdict.kind
}

const values = (...values: unknown[]): Reality => ({ kind: 'values', values })
const described = (
  types: string[],
  added: string[],
  counted?: unknown[],
  addedValues: unknown[] = [],
): Reality => ({
  kind: 'described',
  types,
  added,
  addedValues,
  ...(counted && { values: counted }),
})

describe('a departure', () => {
  it('is nothing to who never makes the call', () => {
    expect(told('operation', 'missing', { uses: [] })).toBe('unused')
    expect(told('operation', 'missing', { uses: [{ ...reads, method: 'GET' }] })).toBe('unused')
    expect(told('operation', 'missing', { uses: [{ ...reads, path: '/host' }] })).toBe('unused')
  })

  it('breaks who makes a call that is there no longer, whatever they expected of it', () => {
    expect(told('operation', 'missing', { uses: [fails] })).toBe('breaking fails')
    expect(told('operation', 'new')).toBe('safe')
  })
})

describe('another status', () => {
  it.each([
    [201, [reads], 'safe'],
    [201, [waits], 'breaking waits'],
    [302, [reads], 'breaking reads'],
    [410, [reads], 'breaking reads'],
    [201, [fails], 'safe'],
  ])('%s is for those who wait for a success: %#', (status, uses, expected) => {
    expect(told('status', 'changed', { reality: values(status), uses })).toBe(expected)
  })
})

describe('a query parameter', () => {
  it.each<[string, Departure['change'], Reality, string]>([
    ['where', 'missing', plain, 'breaking reads'],
    ['limit', 'missing', plain, 'safe'],
    ['colour', 'new', plain, 'safe'],
    ['colour', 'new', { kind: 'demanded' }, 'breaking reads'],
  ])('%s that is %s: %#', (pointer, change, reality, expected) => {
    expect(told('query', change, { pointer, reality })).toBe(expected)
  })

  it('that has to be there now is there for who sends it', () => {
    const reality = { kind: 'demanded' } as const
    expect(told('query', 'new', { pointer: 'where', reality, uses: [reads] })).toBe('safe')
  })
})

describe('a field of a request', () => {
  it.each<[string, Departure['change'], Reality, string]>([
    ['/name', 'missing', plain, 'breaking reads'],
    ['/disks/*/size', 'missing', plain, 'breaking reads'],
    ['/os', 'missing', plain, 'safe'],
    ['/os', 'new', plain, 'safe'],
    ['/os', 'new', { kind: 'demanded' }, 'breaking reads'],
    ['/disks/*/size', 'changed', { kind: 'demanded' }, 'safe'],
    ['/disks/*/bus', 'changed', { kind: 'demanded' }, 'breaking reads'],
    ['/net/*/mac', 'changed', { kind: 'demanded' }, 'safe'],
    ['/name', 'changed', described(['integer'], ['integer']), 'breaking reads'],
    ['/name', 'changed', described(['string', 'null'], ['null']), 'safe'],
    ['/mode', 'changed', described(['string'], [], ['y']), 'breaking reads'],
    ['/mode', 'changed', described(['string'], [], ['x', 'y']), 'safe'],
    ['/disks/*/size', 'changed', described(['number'], ['number']), 'safe'],
  ])('%s that is %s: %#', (pointer, change, reality, expected) => {
    expect(told('request', change, { pointer, reality, uses: [reads] })).toBe(expected)
  })

  it('that has to be there now is lacked by who sends nothing at all', () => {
    const reality = { kind: 'demanded' } as const
    expect(told('request', 'new', { pointer: '/os', reality, uses: [waits] })).toBe('breaking waits')
  })
})

describe('a field of a response', () => {
  it.each<[string, Departure['change'], Reality, string]>([
    ['/list/*/id', 'missing', plain, 'breaking reads'],
    ['/list/*/disk', 'missing', plain, 'breaking reads'],
    ['/list', 'missing', plain, 'breaking reads'],
    ['/list/*/colour', 'missing', plain, 'safe'],
    ['/list/*/di', 'missing', plain, 'safe'],
    ['/list/*/id', 'new', plain, 'safe'],
    ['/error/code', 'missing', plain, 'safe'],
    ['/list/*/id', 'changed', { kind: 'optional' }, 'breaking reads'],
    ['/list/*/colour', 'changed', { kind: 'optional' }, 'safe'],
    ['/list/*/id', 'changed', values('7'), 'breaking reads'],
    ['/list/*/id', 'changed', values(8), 'safe'],
    ['/list/*/status', 'changed', values('complete', 'running'), 'safe'],
    ['/list/*/status', 'changed', values('complete', 'paused'), 'breaking reads'],
    ['/list/*/disk', 'changed', values(9), 'breaking reads'],
    ['', 'changed', values('<html>'), 'breaking reads'],
    ['/list/*/colour', 'changed', values(9), 'safe'],
  ])('%s that is %s: %#', (pointer, change, reality, expected) => {
    expect(told('response', change, { pointer, reality })).toBe(expected)
  })

  it.each<[string, Reality, string]>([
    ['/list/*/id', described(['integer', 'null'], ['null']), 'breaking reads'],
    ['/list/*/id', described(['integer'], []), 'safe'],
    ['/list/*/id', described(['string'], ['string']), 'breaking reads'],
    ['/list/*/id', described(['object'], []), 'breaking reads'],
    ['/list/*/status', described(['string'], [], ['running', 'complete', 'x'], ['x']), 'breaking reads'],
    ['/list/*/status', described(['string'], [], ['running', 'complete']), 'safe'],
    ['/list/*/status', described(['string'], [], ['running']), 'breaking waits'],
    ['/list/*/status', described(['string'], [], ['done']), 'breaking reads'],
    ['/list/*/disk', described(['object'], []), 'safe'],
    ['/list/*/disk', described(['integer'], []), 'breaking reads'],
    ['/list/*/disk', described(['object', 'null'], ['null']), 'breaking reads'],
  ])('%s that is described otherwise: %#', (pointer, reality, expected) => {
    expect(told('response', 'changed', { pointer, reality })).toBe(expected)
  })
})

const departure: Departure = {
  source: 'answers',
  change: 'missing',
  part: 'response',
  operation: 'host-list',
  method: 'GET',
  path: '/vm/v3/host',
  pointer: '/list',
  expected: 'field',
  actual: 'nothing',
  reality: plain,
}
const interaction: Interaction = {
  platform: 'clouden',
  description: 'all machines',
  method: 'GET',
  path: '/vm/v3/host',
  query: [],
  status: 200,
  takesAnySuccess: true,
  needs: new Map([
    [
      '/list',
      {
        example: [],
        matchers: [],
      },
    ],
  ]),
}

describe('a drift', () => {
  it('has a verdict for each platform that is asked for, by what that platform itself has recorded', () => {
    const drift = driftOf(departure, [interaction], ['billmanager', 'clouden'])
    expect(drift.verdicts).toEqual({
      billmanager: { kind: 'unused' },
      clouden: { kind: 'breaking', because: 'all machines' },
    })
    expect(isBreaking(drift)).toBe(true)
    expect(isBreaking(driftOf(departure, [interaction], ['billmanager']))).toBe(false)
    expect(drift).not.toHaveProperty('reality')
  })

  it('shows what would steer a terminal, or turn it round, as escapes', () => {
    const hostile = '/list/\u001B[31mred\u0007\u009B2J\u202Egnp.\u2028\u0000'
    const { pointer, path, actual, expected } = driftOf(
      { ...departure, pointer: hostile, path: hostile, actual: hostile, expected: hostile },
      [],
      [],
    )
    expect(pointer).toBe('/list/\\u001b[31mred\\u0007\\u009b2J\\u202egnp.\\u2028\\u0000')
    expect([path, actual, expected]).toEqual([pointer, pointer, pointer])
  })

  it('is cut where somebody names a field at length', () => {
    const { pointer } = driftOf({ ...departure, pointer: `/${'x'.repeat(159)}😀${'y'.repeat(9999)}` }, [], [])
    expect(pointer).toHaveLength(160)
    expect(pointer.isWellFormed()).toBe(true)
    expect(pointer.endsWith('…')).toBe(true)
  })

  it('shows no token, wherever it stands', () => {
    const token = '5-0f8fad5b-d9cb-469f-a165-70867728950e'
    expect(driftOf({ ...departure, actual: `"${token}"` }, [], []).actual).not.toContain(token)
  })
})
