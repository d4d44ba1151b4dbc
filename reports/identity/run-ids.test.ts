import { describe, expect, test } from 'vitest'
import { sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { runIds } from './run-ids.ts'

describe('the ids of runs', () => {
  test('say what decides the course of a run', () => {
    const run = sampleRun()
    expect([...runIds([run]).values()]).toEqual(['one-order billmanager simulated 2024.03 42 virtual'])
  })

  test.each([
    ['source', { source: 'my/one-order.yaml' }],
    ['platform', { platform: 'clouden' }],
    ['target', { target: 'simulated-http' }],
    ['dialect', { dialect: '2023' }],
    ['seed', { seed: 7 }],
    ['clock', { clock: 'real' }],
  ] as const)('differ by %s', (_, change) => {
    const [one, other] = runIds([sampleRun(), sampleRun(change)]).values()
    expect(other).not.toBe(one)
    expect(other).not.toMatch(/#/)
  })

  test('are the same whatever came of the run', () => {
    const [passed] = runIds([sampleRun()]).values()
    const [failed] = runIds([sampleRun({ verdict: 'failed', durationMs: 9, trace: 'x.ndjson' })]).values()
    expect(failed).toBe(passed)
  })

  test('tell runs that were the same apart by their order', () => {
    const ids = [...runIds([sampleRun(), sampleRun({ seed: 1 }), sampleRun()]).values()]
    expect(new Set(ids).size).toBe(3)
    expect(ids[2]).toBe(`${ids[0]} #2`)
  })

  test('are there for every run', () => {
    const results = sampleResults()
    expect([...runIds(results).keys()]).toEqual(results)
  })
})
