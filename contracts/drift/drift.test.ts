import { describe, expect, it } from 'vitest'
import { type Departure, plain } from './departure.ts'
import { driftOf, isBreaking } from './drift.ts'
import type { Interaction } from './interaction.ts'

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
