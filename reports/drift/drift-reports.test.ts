import { describe, expect, it } from 'vitest'
import type { Drift } from '../../contracts/drift/drift.ts'
import type { DriftReport } from '../../contracts/drift/drift-report.ts'
import type { Unobserved } from '../../contracts/drift/observation.ts'
import { driftJson, driftLines, driftOutcome, type ToldDrift } from './drift-lines.ts'
import { renderDrift } from './render-drift.ts'

const host = { source: 'answers', operation: 'host-list', method: 'GET', path: '/vm/v3/host' } as const
const needs = { kind: 'breaking', because: 'a machine that runs' } as const
const missing: Drift = {
  ...host,
  change: 'missing',
  part: 'response',
  pointer: '/list/*/ram_mib',
  expected: 'field',
  actual: 'nothing',
  seen: {
    count: 3,
    of: 5,
  },
  verdicts: {
    billmanager: needs,
    clouden: { kind: 'safe' },
  },
}
const safe = { billmanager: { kind: 'safe' }, clouden: { kind: 'unused' } } as const
const changed: Drift = {
  source: 'description',
  operation: 'host-create',
  method: 'POST',
  path: '/vm/v3/host',
  change: 'changed',
  part: 'request',
  pointer: '/name',
  expected: 'string',
  actual: 'integer',
  verdicts: safe,
}
const fresh = (pointer: string): Drift => ({
  ...host,
  change: 'new',
  part: 'response',
  pointer,
  expected: 'nothing',
  actual: 'string',
  verdicts: safe,
  seen: {
    count: 5,
    of: 5,
  },
})
const strange = (path: string): Drift => ({
  source: 'description',
  method: 'GET',
  path,
  change: 'new',
  part: 'operation',
  pointer: '',
  expected: 'nothing',
  actual: 'operation',
  verdicts: safe,
})

const told = (drifts: readonly Drift[], changes: Partial<DriftReport> = {}): ToldDrift => ({
  target: 'staging',
  platforms: ['billmanager', 'clouden'],
  descriptions: { found: [], tried: 8 },
  report: {
    dialect: '2024.03',
    drifts,
    unobserved: [],
    best: ['2024.03'],
    isBlind: false,
    fits: [
      {
        dialect: '2023',
        departures: 0,
        signs: 0,
      },
      {
        dialect: '2024.03',
        departures: 2,
        signs: 0,
      },
    ],
    counts: {
      breaking: drifts.includes(missing) ? 1 : 0,
      missing: 1,
      changed: 2,
      new: 3,
      observed: 60,
      unobserved: 115,
      operations: 175,
    },
    ...changes,
  },
})

const shown = (what: ToldDrift, width = 80, language: 'en' | 'ru' = 'en'): readonly string[] =>
  renderDrift(what, { language, colour: false, width }).trimEnd().split('\n')

describe('drift, shown to a person', () => {
  it('is a table of what it does to whom, with the proof, and the figures last', () => {
    expect(shown(told([missing, changed]))).toEqual([
      'BILLmanager  Clouden  what',
      'BREAKS       safe     missing  host-list /list/*/ram_mib',
      '                               in 3 of 5 places',
      '                               BILLmanager needs it: "a machine that runs"',
      'safe         unused   changed  host-create request /name',
      '                               string -> integer; by the description',
      '',
      'No description of the API was found in 8 places; name one by --description, or',
      'the answers alone tell.',
      'No dialect fits better than 2024.03.',
      'staging has drifted: 1 breaking; 1 missing, 2 changed, 3 new; 60 of 175 operations observed, 115 not observable',
    ])
  })

  it('has new things of one kind in one row', () => {
    const lines = shown(told([fresh('/list/*/a'), fresh('/list/*/b'), strange('/x'), strange('/y')]))
    expect(lines.slice(1, 4)).toEqual([
      'safe         unused   new      host-list /list/*/a, /list/*/b',
      'safe         unused   new      2 operations that the contract does not have: GET',
      '                               /x, GET /y',
    ])
  })

  it('counts new things where they are many', () => {
    const many = Array.from({ length: 500 }, (_, index) => fresh(`/f${index}`))
    const text = shown(told(many)).join(' ')
    expect(text).toMatch(/\/f19\s+and 480\s+more/)
    expect(text).not.toContain('/f20')
  })

  it('shows one new thing with its type', () => {
    expect(shown(told([fresh('/colour')]))[2]?.trim()).toBe('string; in 5 of 5 places')
  })

  it('has one column where one platform is asked for', () => {
    const [head, first] = shown({ ...told([missing]), platforms: ['clouden'] })
    expect([head, first]).toEqual(['Clouden  what', 'safe     missing  host-list /list/*/ram_mib'])
  })

  it('fits a narrow terminal, but for words that cannot be broken', () => {
    const unobserved: Unobserved[] = [{ operation: 'host-read', reason: 'no-item', detail: 'host_id' }]
    const lines = shown(told([missing, changed, strange('/x')], { unobserved }), 40)
    expect(lines.slice(1, 6)).toEqual([
      'BREAKS       safe     missing',
      '    host-list /list/*/ram_mib',
      '    in 3 of 5 places',
      '    BILLmanager needs it: "a machine',
      '    that runs"',
    ])
    for (const line of lines.slice(0, -1)) expect(line.length).toBeLessThanOrEqual(41)
  })

  it('speaks Russian', () => {
    const lines = shown(told([missing]), 80, 'ru')
    expect(lines[1]).toBe('ЛОМАЕТ       терпимо   нет    host-list /list/*/ram_mib')
    expect(lines.at(-1)).toMatch(/^staging расходится с контрактом, ломающих расхождений: 1;/)
  })

  it('is coloured for those who want it', () => {
    const style = { language: 'en', width: 80 } as const
    expect(renderDrift(told([missing]), { ...style, colour: true })).toContain('\u001B[31mBREAKS')
    expect(renderDrift(told([missing]), { ...style, colour: false })).not.toContain('\u001B')
  })
})

describe('what was not seen', () => {
  const unobserved: Unobserved[] = [
    { operation: 'host-read', reason: 'no-item', detail: 'host_id' },
    { operation: 'disk-read', reason: 'no-item', detail: 'disk_id' },
    { operation: 'node-list', reason: 'refused', detail: '403, 3003' },
    { operation: 'host-create', reason: 'changing' },
    { operation: 'host-delete', reason: 'changing' },
  ]

  it('is told by its reason; what changes something is counted', () => {
    const text = shown(told([], { unobserved })).join('\n')
    expect(text).toContain('  there is nothing to ask about (2): host-read, disk-read')
    expect(text).toContain('  refused (1): node-list (403, 3003)')
    expect(text).toMatch(/never asked, since they change something; .*\s.*\(2\)/)
    expect(text).not.toContain('host-delete')
  })
})

describe('what it comes to', () => {
  it.each([
    [told([missing]), 'breaking', /has drifted: 1 breaking/],
    [told([changed]), 'drifted', /has drifted and breaks nobody/],
    [told([]), 'same', /is as the contract says/],
    [told([], { isBlind: true }), 'blind', /has shown nothing/],
    [told([missing], { isBlind: true }), 'breaking', /has drifted/],
  ] as const)('%#', (what, outcome, words) => {
    expect(driftOutcome(what.report)).toBe(outcome)
    expect(shown(what).at(-1)).toMatch(words)
  })

  it('names descriptions that were found, and a dialect that fits better', () => {
    const found = [{ place: 'https://vm.example.com/vm.json', operations: [1, 2, 3] }]
    const text = shown({ ...told([], { best: ['2022', '2023'] }), descriptions: { found, tried: 8 } }).join(
      ' ',
    )
    expect(text).toContain('Description https://vm.example.com/vm.json: 3 operations.')
    expect(text).toMatch(/Dialect 2024\.03 has 2 violations; 2022, 2023 fits\s+better/)
  })
})

describe('drift, told to a program', () => {
  const unobserved: Unobserved[] = [{ operation: 'host-read', reason: 'no-item', detail: 'host_id' }]
  const found = [{ place: 'vm.json', operations: [1, 2, 3] }]
  const what = { ...told([missing], { unobserved }), descriptions: { found, tried: 1 } }

  it('is one object a line, the figures last', () => {
    const lines = driftLines(what)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string })
    expect(lines.map(({ kind }) => kind)).toEqual([
      'drift',
      'unobserved',
      'description',
      'dialect',
      'dialect',
      'figures',
    ])
    expect(lines[0]).toEqual({ kind: 'drift', ...missing })
    expect(lines[2]).toEqual({ kind: 'description', place: 'vm.json', operations: 3 })
    expect(lines[4]).toEqual({ kind: 'dialect', dialect: '2024.03', departures: 2, signs: 0, isBest: true })
    expect(lines.at(-1)).toMatchObject({
      target: 'staging',
      dialect: '2024.03',
      outcome: 'breaking',
      breaking: 1,
    })
  })

  it('is one object in a file', () => {
    expect(JSON.parse(driftJson(what))).toMatchObject({
      target: 'staging',
      outcome: 'breaking',
      drifts: [missing],
      unobserved,
      descriptions: {
        found: [
          {
            place: 'vm.json',
            operations: 3,
          },
        ],
        tried: 1,
      },
    })
  })
})
