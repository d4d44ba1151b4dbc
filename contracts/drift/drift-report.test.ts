import { describe, expect, it } from 'vitest'
import { type DriftInput, type DriftReport, driftReport } from './drift-report.ts'
import type { Interaction } from './interaction.ts'
import type { Observation } from './observation.ts'
import { contractOperations } from './published/contract-operations.ts'

const seen = (operation: string, path: string, body: unknown, status = 200): Observation => ({
  operation,
  method: 'GET',
  path,
  status,
  body,
})
const clusters = seen('cluster-list', '/vm/v3/cluster', { list: [] })
const interaction: Interaction = {
  platform: 'clouden',
  description: 'the presets',
  method: 'GET',
  path: '/vm/v3/preset',
  query: [],
  status: 200,
  takesAnySuccess: true,
  needs: new Map(),
}

const report = (input: Partial<DriftInput>): DriftReport =>
  driftReport({
    dialect: '2024.03',
    platforms: ['billmanager', 'clouden'],
    interactions: [interaction],
    observations: [],
    unobserved: [],
    ...input,
  })

const reasons = ({ unobserved }: DriftReport): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(unobserved, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]))

describe('a report of drift', () => {
  it('has first what breaks somebody, then what is other, then what is new', () => {
    const { drifts, counts } = report({
      observations: [
        seen('os-list', '/vm/v3/os', { list: [], colour: 1 }),
        seen('node-list', '/vm/v3/node', undefined, 404),
        seen('preset-list', '/vm/v3/preset', undefined, 405),
      ],
    })
    expect(drifts.map(({ operation, change }) => [operation, change])).toEqual([
      ['preset-list', 'missing'],
      ['node-list', 'missing'],
      ['os-list', 'new'],
    ])
    expect(counts).toMatchObject({ breaking: 1, missing: 2, changed: 0, new: 1, observed: 3 })
  })

  it('counts each operation of the dialect once, and says of each that was not seen why', () => {
    const whole = report({
      observations: [clusters],
      unobserved: [
        { operation: 'host-read', reason: 'no-item', detail: 'host_id' },
        { operation: 'cluster-list', reason: 'no-answer' },
        { operation: 'session-create', reason: 'refused' },
      ],
    })
    const { counts, unobserved } = whole
    expect(counts.observed + counts.unobserved).toBe(counts.operations)
    expect(counts.operations).toBe(contractOperations('2024.03').length)
    expect(unobserved.slice(0, 2)).toEqual([
      { operation: 'host-read', reason: 'no-item', detail: 'host_id' },
      { operation: 'cluster-list', reason: 'empty' },
    ])
    const changing = contractOperations('2024.03').filter(({ method }) => method !== 'GET').length
    expect(Object.fromEntries(reasons(whole))).toEqual({ 'no-item': 1, empty: 1, changing })
  })

  it('sees what is described, and says where the description is silent', () => {
    const published = contractOperations('2024.03').map((operation) => ({
      ...operation,
      responses: new Map<string, unknown>([['200', undefined]]),
    }))
    const { drifts, counts, unobserved, isBlind } = report({ published, observations: [clusters] })
    expect(drifts.filter(({ part }) => part !== 'status')).toEqual([])
    expect([counts.unobserved, isBlind]).toEqual([0, false])
    expect(new Set(unobserved.map(({ reason }) => reason))).toEqual(new Set(['empty', 'untold']))
    expect(unobserved.filter(({ operation }) => operation === 'cluster-list')).toHaveLength(1)
  })

  it('is blind where nothing but the login was seen', () => {
    const login: Observation = {
      operation: 'token-create',
      method: 'POST',
      path: '/auth/v4/public/token',
      status: 201,
      body: {
        id: '1',
        token: 't',
        expires_at: null,
        confirmed: true,
      },
    }
    expect(report({ observations: [login] }).isBlind).toBe(true)
    expect(report({ observations: [login, clusters] }).isBlind).toBe(false)
  })

  it('tells which dialect fits', () => {
    const whoami = seen('whoami', '/auth/v4/whoami', {}, 404)
    const { best, fits } = report({ observations: [whoami] })
    expect(best).toEqual(['2022'])
    expect(fits.map(({ dialect, departures }) => [dialect, departures])).toEqual([
      ['2022', 0],
      ['2023', 1],
      ['2024.03', 1],
      ['2025.04', 1],
    ])
  })
})
