import { describe, expect, test } from 'vitest'
import { brokenRun } from '../fixtures/told-runs.ts'
import { sampleFinding, sampleNote, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { problemsOf } from './problems-of.ts'

const failed = sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] })

function prints(...results: readonly RunResult[]): readonly string[] {
  return problemsOf(results, { language: 'en' }).map(({ fingerprint }) => fingerprint)
}

describe('the problems of an invocation', () => {
  test('are its findings and the runs that errored, in their order', () => {
    expect(
      problemsOf(sampleResults(), { language: 'en' }).map(({ run, rule, level }) => [
        run.scenario,
        rule,
        level,
      ]),
    ).toEqual([
      ['reply-lost', 'one-vm-per-order', 'broken'],
      ['without-address', 'active-has-address', 'note'],
      ['broken-stand', 'errored', 'errored'],
    ])
  })

  test('are none where all is good, and none of a run that was skipped', () => {
    expect(
      problemsOf([sampleRun(), sampleRun({ verdict: 'skipped', reason: 'why not' })], { language: 'en' }),
    ).toEqual([])
  })

  test('say what was found, of which order, with all that proves it', () => {
    const [, problem] = problemsOf([failed], { language: 'en' })
    expect(problem?.message).toBe('order 3: One order has 2 live VMs: hosts 12, 13')
    expect(problem?.details).toHaveLength(sampleFinding.evidence.length + 5)
    expect(problem?.details.at(-1)).toBe(
      'reproduce: vmharness run one-order --platform billmanager --seed 42',
    )
    expect(problem?.place.line).toBe(1)
  })

  test('say why a run errored, and no more than that it did where nobody knows', () => {
    const [known, unknown] = problemsOf(
      [sampleRun({ verdict: 'errored', reason: 'no port' }), sampleRun({ verdict: 'errored' })],
      { language: 'en' },
    )
    expect([known?.message, unknown?.message]).toEqual(['no port', 'errored'])
  })

  test('have a place in the contract where that was broken, and nowhere else', () => {
    const problems = problemsOf(brokenRun().results, { language: 'en' })
    const places = new Map(problems.map(({ rule, contractPlace }) => [rule, contractPlace]))
    const place = places.get('exchange-conforms')
    expect(place?.file).toBe('contracts/vmmanager/schemas/task.yaml')
    expect(places.get('active-after-os-installed')).toBeUndefined()
    expect(problems.find(({ rule }) => rule === 'exchange-conforms')?.details).toContain(
      `contract: ${place?.file}:${place?.line}`,
    )
  })

  describe('have fingerprints', () => {
    test('of their own', () => {
      const all = prints(failed, { ...failed }, { ...failed, seed: 7 }, { ...failed, platform: 'clouden' })
      expect(new Set(all).size).toBe(8)
    })

    test.each([
      ['order', { order: '4' }],
      ['way to be broken', { detail: 'other' }],
      ['parameter', { params: { ...sampleFinding.params, hosts: '1, 2' } }],
    ])('that another %s changes', (_, change) => {
      const [before] = prints(sampleRun({ findings: [sampleFinding] }))
      expect(prints(sampleRun({ findings: [{ ...sampleFinding, ...change }] }))).not.toContain(before)
    })

    test.each([
      ['how often it was seen', { params: { ...sampleFinding.params, count: 99 } }],
      ['its place in the trace', { witness: [1], evidence: [] }],
    ])('that %s does not change', (_, change) => {
      const [before] = prints(sampleRun({ findings: [sampleFinding] }))
      expect(prints(sampleRun({ findings: [{ ...sampleFinding, ...change }] }))).toEqual([before])
    })

    test('that do not depend on what stands beside them', () => {
      expect(prints(sampleRun({ seed: 1 }), failed)).toEqual(prints(failed))
    })
  })

  test('are told in Russian', () => {
    const [, problem] = problemsOf([failed], { language: 'ru' })
    expect(problem?.message).toMatch(/^заказ 3: У одного заказа/)
    expect(problem?.details.at(-1)).toMatch(/^воспроизвести: /)
  })
})
