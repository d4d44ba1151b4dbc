import { describe, expect, test } from 'vitest'
import { noPhases, sampleFinding, sampleNote, samplePhases, sampleRun } from '../fixtures/sample-results.ts'
import { findingSamples, longestSamples, phaseSamples } from './run-samples.ts'

const labels = { scenario: 'a', clock: 'virtual' }

describe('the figures of phases', () => {
  test('are percentiles, sum and count in seconds, under the labels of the run', () => {
    const run = sampleRun({ phases: { ...noPhases, queue: [4000, 1000, 3000, 2000] } })
    const own = { ...labels, phase: 'queue' }
    expect(phaseSamples(run, labels)).toEqual([
      { labels: { ...own, quantile: '0.5' }, value: 2 },
      { labels: { ...own, quantile: '0.9' }, value: 4 },
      { labels: { ...own, quantile: '0.99' }, value: 4 },
      { suffix: '_sum', labels: own, value: 10 },
      { suffix: '_count', labels: own, value: 4 },
    ])
  })

  test('add up without noise of fractions', () => {
    const run = sampleRun({ phases: { ...noPhases, total: [0.1, 0.2, 0.7] } })
    expect(phaseSamples(run, labels).find(({ suffix }) => suffix === '_sum')?.value).toBe(0.001)
  })

  test('are none of a phase that no order passed', () => {
    expect(phaseSamples(sampleRun({ phases: noPhases }), labels)).toEqual([])
    expect(longestSamples(sampleRun({ phases: noPhases }), labels)).toEqual([])
  })

  test('tell the longest of each phase', () => {
    const run = sampleRun({ phases: samplePhases(2) })
    expect(longestSamples(run, labels)).toHaveLength(8)
    expect(longestSamples(run, labels)[0]).toEqual({ labels: { ...labels, phase: 'queue' }, value: 1.224 })
  })

  test('never have a percentile above the longest', () => {
    const run = sampleRun({ phases: samplePhases(199) })
    const longest = new Map(
      longestSamples(run, labels).map((sample) => [sample.labels['phase'], sample.value]),
    )
    const percentiles = phaseSamples(run, labels).filter((sample) => 'quantile' in sample.labels)
    expect(percentiles).toHaveLength(24)
    for (const { labels: own, value } of percentiles)
      expect(value).toBeLessThanOrEqual(longest.get(own['phase']) ?? -1)
  })
})

describe('the figures of findings', () => {
  test('are a number for each rule', () => {
    const findings = [sampleFinding, { ...sampleFinding, rule: 'no-orphan-vm' }, sampleFinding]
    expect(findingSamples(sampleRun({ findings }), labels)).toEqual([
      { labels: { ...labels, rule: 'one-vm-per-order', severity: 'broken' }, value: 2 },
      { labels: { ...labels, rule: 'no-orphan-vm', severity: 'broken' }, value: 1 },
    ])
  })

  test('keep notes apart from what is broken, even of one rule', () => {
    const { severity: _severity, ...broken } = sampleNote
    const samples = findingSamples(sampleRun({ findings: [sampleNote, broken] }), labels)
    expect(samples.map((sample) => [sample.labels['severity'], sample.value])).toEqual([
      ['note', 1],
      ['broken', 1],
    ])
  })

  test('are none where nothing was found', () => {
    expect(findingSamples(sampleRun(), labels)).toEqual([])
  })
})
