import { describe, expect, test } from 'vitest'
import { sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { runLabels } from './run-labels.ts'

describe('the labels of runs', () => {
  test('say which run it was', () => {
    const run = sampleRun({ source: 'my/one-order.yaml', clock: 'real' })
    expect([...runLabels([run]).values()]).toEqual([
      {
        scenario: 'one-order',
        source: 'my/one-order.yaml',
        platform: 'billmanager',
        target: 'simulated',
        dialect: '2024.03',
        seed: 42,
        clock: 'real',
      },
    ])
  })

  test('are there for each run, and are the same only where nothing else would tell them apart', () => {
    const results = [...sampleResults(), ...sampleResults('clouden'), ...sampleResults()]
    const labels = [...runLabels(results).values()].map((each) => JSON.stringify(each))
    expect(labels).toHaveLength(results.length)
    expect(new Set(labels).size).toBe(results.length)
  })

  test('number the same run from its second time', () => {
    const labels = [...runLabels([sampleRun(), sampleRun({ seed: 1 }), sampleRun(), sampleRun()]).values()]
    expect(labels.map((each) => each['repeat'])).toEqual([undefined, undefined, 2, 3])
  })

  test('do not tell what came of the run, so that a series goes on when that changes', () => {
    const [passed] = runLabels([sampleRun()]).values()
    const [failed] = runLabels([sampleRun({ verdict: 'failed', durationMs: 7, exchanges: 1 })]).values()
    expect(failed).toEqual(passed)
  })
})
