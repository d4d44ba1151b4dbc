import { type CTRFReport, calculateSummary, parse, validate } from 'ctrf'
import { describe, expect, test } from 'vitest'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import { sampleFinding, sampleNote, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { renderCtrf } from './render-ctrf.ts'

const context = { language: 'en', wallMs: 1234.5 } as const

function report(...results: Parameters<typeof renderCtrf>[0]): CTRFReport {
  return parse(renderCtrf(results, context))
}

function onlyTest(
  ...changes: Parameters<typeof sampleRun>
): CTRFReport['results']['tests'][number] | undefined {
  return report(sampleRun(...changes)).results.tests[0]
}

describe('the CTRF report', () => {
  const told = together(toldRun('clouden'), brokenRun())

  test.each([
    ['no runs', []],
    ['every verdict on both platforms', [...sampleResults(), ...sampleResults('clouden')]],
    ['runs that were judged', told.results],
    ['a trace', [sampleRun({ trace: 'out/one.ndjson' })]],
    ['nothing to say of a failure', [sampleRun({ verdict: 'failed' })]],
  ])('is valid for the reference implementation with %s', (_, results) => {
    expect(validate(JSON.parse(renderCtrf(results, context)))).toMatchObject({ valid: true })
  })

  test('would be found invalid if it were', () => {
    const good = renderCtrf(sampleResults(), context)
    expect(validate(JSON.parse(good.replace('"status": "passed"', '"status": "good"')))).toMatchObject({
      valid: false,
    })
    expect(validate(JSON.parse(good.replace('"duration": 41', '"duration": 41.5')))).toMatchObject({
      valid: false,
    })
    expect(validate(JSON.parse(good.replace('"rawStatus"', '"colour"')))).toMatchObject({ valid: false })
  })

  test('counts as the reference implementation counts', () => {
    const { summary, tests } = report(...sampleResults()).results
    const { passed, failed, skipped, pending, other } = calculateSummary(tests)
    expect(summary).toMatchObject({ tests: tests.length, passed, failed, skipped, pending, other })
    expect(summary).toMatchObject({ tests: 6, passed: 3, failed: 1, skipped: 1, pending: 0, other: 1 })
  })

  test('tells wall time in whole milliseconds, from a date that never changes', () => {
    const { summary } = report(sampleRun()).results
    expect(summary.stop - summary.start).toBe(1235)
    expect(summary).toMatchObject({
      start: Date.UTC(2024, 0, 1),
      duration: 1235,
      extra: { durationClock: 'wall' },
    })
  })

  test('keeps wall time and the clock of the run apart', () => {
    const test = onlyTest({ durationMs: 41.4 })
    expect(test).toMatchObject({
      duration: 41,
      extra: {
        durationClock: 'wall',
        phases: { clock: 'virtual', total: { count: 1, p50Ms: 203_175, maxMs: 203_175 } },
      },
    })
  })

  test('names a run by its scenario, its platform and whatever decides its course', () => {
    expect(onlyTest({ dialect: '2023', source: 'mine/one.yaml' })).toMatchObject({
      name: 'one-order',
      suite: ['BILLmanager', '2023'],
      filePath: 'mine/one.yaml',
      parameters: {
        platform: 'billmanager',
        target: 'simulated',
        dialect: '2023',
        seed: 42,
        clock: 'virtual',
      },
    })
  })

  test.each([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['errored', 'other'],
    ['skipped', 'skipped'],
  ] as const)('a run that %s has the status %s', (verdict, status) => {
    expect(onlyTest({ verdict })).toMatchObject({ status, rawStatus: verdict })
  })

  test('tells a failure by its findings, their witnesses and the command that reproduces it', () => {
    const failed = onlyTest({ verdict: 'failed', findings: [sampleNote, sampleFinding] })
    expect(failed?.message?.split('\n')).toEqual([
      'failed',
      'order 3: One order has 2 live VMs: hosts 12, 13',
      'responsible: BILLmanager',
      'rule: one-vm-per-order: One order never has two live VMs',
      'place: one-order:1',
      'scenario: One client orders one machine',
      'reproduce: vmharness run one-order --platform billmanager --seed 42',
    ])
    expect(failed?.trace).toContain('1:01.620 BILLmanager -> POST /vm/v3/host 200 host 13, task 41')
    expect(failed?.extra).toMatchObject({
      replay: 'vmharness run one-order --platform billmanager --seed 42',
    })
  })

  test.each(['errored', 'skipped'] as const)('tells why a run %s', (verdict) => {
    const test = onlyTest({ verdict, reason: 'Port 8080 is in use' })
    expect(test?.message).toBe('Port 8080 is in use')
    expect(test).not.toHaveProperty('trace')
  })

  test('explains nothing of a run that passed, even with a note', () => {
    expect(onlyTest({ findings: [sampleNote] })).not.toHaveProperty('message')
  })

  test('attaches the trace where one was written', () => {
    expect(onlyTest({ trace: 'out/one.ndjson' })).toMatchObject({
      attachments: [{ name: 'trace', contentType: 'application/x-ndjson', path: 'out/one.ndjson' }],
    })
    expect(onlyTest()).not.toHaveProperty('attachments')
  })

  test('speaks Russian', () => {
    const text = renderCtrf([sampleRun({ verdict: 'failed', findings: [sampleFinding] })], {
      ...context,
      language: 'ru',
    })
    expect(parse(text).results.tests[0]?.message).toMatch(/^провалено\nзаказ 3: У одного заказа/)
  })
})
