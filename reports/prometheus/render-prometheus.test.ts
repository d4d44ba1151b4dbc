import { describe, expect, test } from 'vitest'
import { messages } from '../i18n/messages.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import {
  noPhases,
  sampleFinding,
  sampleNote,
  samplePhases,
  sampleResults,
  sampleRun,
} from '../fixtures/sample-results.ts'
import { type ParsedMetric, parseExposition } from './fixtures/parse-exposition.ts'
import {
  findingSamples,
  longestSamples,
  phaseSamples,
  renderPrometheus,
  runLabels,
} from './render-prometheus.ts'

const context = { language: 'en', wallMs: 1234.5 } as const
const everything = [
  ...sampleResults(),
  ...sampleResults('clouden'),
  ...together(toldRun('clouden'), brokenRun()).results,
]

function metrics(name: string, ...results: readonly RunResult[]): readonly ParsedMetric[] {
  return parseExposition(renderPrometheus(results, context))
    .filter((family) => family.name === name)
    .flatMap(({ metrics }) => metrics)
}

describe('the Prometheus figures', () => {
  test.each([
    ['no runs', []],
    ['every verdict on both platforms', everything],
  ])("are all read by somebody else's parser with %s", (_, results) => {
    const text = renderPrometheus(results, context)
    const families = parseExposition(text)
    const told = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(families.flatMap(({ metrics }) => metrics)).toHaveLength(told.length)
  })

  test('say of each figure what it is', () => {
    const types = renderPrometheus(everything, context).matchAll(/^# TYPE (\S+) (\S+)$/gm)
    expect([...types].map(([, name, type]) => [name, type])).toEqual(
      Object.keys(messages.en.metrics).map((name) => [
        name,
        name === 'vmharness_phase_seconds' ? 'summary' : 'gauge',
      ]),
    )
  })

  test('have no series twice, even where one run comes twice', () => {
    const series = renderPrometheus(
      [sampleRun(), sampleRun(), ...everything, ...structuredClone(everything)],
      context,
    )
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.replace(/ [^ ]+$/, ''))
    expect(new Set(series).size).toBe(series.length)
  })

  test('have names and labels that Prometheus allows', () => {
    const allowed = [
      /^# (HELP|TYPE) vmharness_[a-z_]+ \S/,
      /^vmharness_[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? -?[\d.]+(e-?\d+)?$/,
    ]
    const lines = renderPrometheus(everything, context).trimEnd().split('\n')
    expect(lines.filter((line) => !allowed.some((form) => form.test(line)))).toEqual([])
  })

  test('count runs by verdict, with a zero for what did not happen', () => {
    expect(metrics('vmharness_runs', ...sampleResults())).toEqual([
      { labels: { verdict: 'passed' }, value: '3' },
      { labels: { verdict: 'failed' }, value: '1' },
      { labels: { verdict: 'inconclusive' }, value: '0' },
      { labels: { verdict: 'errored' }, value: '1' },
      { labels: { verdict: 'skipped' }, value: '1' },
    ])
    expect(metrics('vmharness_runs').map(({ value }) => value)).toEqual(['0', '0', '0', '0', '0'])
  })

  test('tell wall time under names that say so, in seconds', () => {
    expect(metrics('vmharness_wall_seconds', sampleRun())[0]?.value).toBe('1.2345')
    expect(metrics('vmharness_run_wall_seconds', sampleRun())[0]?.value).toBe('0.041')
  })

  test('tell phases on the clock that their label names', () => {
    const run = sampleRun({ phases: samplePhases(3), clock: 'scaled:60' })
    const labels = {
      scenario: 'one-order',
      source: 'one-order',
      platform: 'billmanager',
      target: 'simulated',
      dialect: '2024.03',
      seed: '42',
      clock: 'scaled:60',
      phase: 'queue',
    }
    expect(metrics('vmharness_phase_seconds', run).slice(0, 3)).toEqual([
      { labels: { ...labels, quantile: '0.5' }, value: '1.224' },
      { labels: { ...labels, quantile: '0.9' }, value: '1.248' },
      { labels: { ...labels, quantile: '0.99' }, value: '1.248' },
    ])
    expect(metrics('vmharness_phase_seconds_sum', run)[0]).toEqual({ labels, value: '3.672' })
    expect(metrics('vmharness_phase_seconds_count', run)[0]).toEqual({ labels, value: '3' })
    expect(metrics('vmharness_phase_seconds_count', run)).toHaveLength(8)
    const longest = metrics('vmharness_phase_max_seconds', run)
    expect(longest.at(-1)).toMatchObject({ labels: { phase: 'total', clock: 'scaled:60' }, value: '211.302' })
  })

  test('leave out phases that no order passed', () => {
    expect(metrics('vmharness_phase_seconds', sampleRun({ phases: samplePhases(0) }))).toEqual([])
  })

  test('count orders by outcome, exchanges, and findings by rule', () => {
    const run = sampleRun({ verdict: 'failed', findings: [sampleFinding, sampleNote, sampleFinding] })
    expect(
      metrics('vmharness_run_orders', run).map(({ labels, value }) => [labels?.['outcome'], value]),
    ).toEqual([
      ['active', '1'],
      ['refused', '0'],
      ['manual', '0'],
      ['unsettled', '0'],
    ])
    expect(metrics('vmharness_run_exchanges', run)[0]?.value).toBe('12')
    expect(
      metrics('vmharness_run_findings', run).map(({ labels, value }) => [
        labels?.['rule'],
        labels?.['severity'],
        value,
      ]),
    ).toEqual([
      ['one-vm-per-order', 'broken', '2'],
      ['active-has-address', 'note', '1'],
    ])
    expect(metrics('vmharness_run_verdict', run)[0]).toMatchObject({
      labels: { verdict: 'failed' },
      value: '1',
    })
  })

  test('are explained in Russian too', () => {
    const [family] = parseExposition(renderPrometheus([], { ...context, language: 'ru' }))
    expect(family?.help).toBe('Прогоны по вердиктам')
  })
})

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
