import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  sampleFinding,
  sampleNote,
  samplePhases,
  sampleResults,
  sampleRun,
} from '../fixtures/sample-results.ts'
import { renderTerminal } from './render-terminal.ts'
import type { TerminalOptions } from './paint.ts'

const plain: TerminalOptions = { language: 'en', colour: false, width: 80, wallMs: 1234 }

function linesOf(text: string): readonly string[] {
  return text.split('\n')
}

describe('the terminal report', () => {
  test('shows a good run as verdict, orders and phases, and sums up', () => {
    expect(renderTerminal([sampleRun()], plain)).toBe(
      [
        'BILLmanager  simulated VMmanager, dialect 2024.03, seed 42, virtual clock',
        '            queue  accept  create  install  network  notice  activate  total',
        'passed   one-order  1 order: 1 active',
        '  count         1       1       1        1        1       1         1      1',
        '  p50..max   1.2s   620ms   14.8s    2m58s     2.1s    6.4s      55ms  3m23s',
        '',
        '1 run: 1 passed in 1.2 s',
        '',
      ].join('\n'),
    )
  })

  test('shows findings of failed runs with rule, party, order, witness and replay', () => {
    const failed = sampleRun({ verdict: 'failed', findings: [sampleFinding], trace: 'out/a.ndjson' })
    expect(renderTerminal([failed], { ...plain, width: 120 })).toContain(
      [
        'Findings',
        '',
        'one-order on BILLmanager',
        '  One client orders one machine',
        '  one-vm-per-order  responsible: BILLmanager',
        '    rule: One order never has two live VMs',
        '    out/a.ndjson:1',
        '    order 3: One order has 2 live VMs: hosts 12, 13',
        '      0:01.850 fault reply-lost injected into host-create',
        '      0:31.230 BILLmanager -> POST /vm/v3/host no answer: timed out, the request may have arrived',
        '      1:01.620 BILLmanager -> POST /vm/v3/host 200 host 13, task 41',
        '      3:24.000 host 12 (vm-7) OS installed',
        '      1:02:03.456 service 7 active, host 13',
        '  trace: out/a.ndjson',
        '  reproduce: vmharness run one-order --platform billmanager --seed 42',
        '',
        '1 run: 1 failed in 1.2 s',
      ].join('\n'),
    )
  })

  test('tells why runs errored or were skipped, and what was noted without breaking a promise', () => {
    const text = renderTerminal(sampleResults(), plain)
    expect(text).toContain('\nerrored  broken-stand  Port 8080 on 127.0.0.1 is in use\n')
    expect(text).toContain('\nskipped  quota  only for clouden\n')
    const noted = '  note: active-has-address: Service 7 became Active while host 13 had no address\n'
    expect(text).toContain(`without-address  3 orders: 3 manual\n${noted}`)
    expect(text).toContain('\n6 runs: 3 passed, 1 failed, 1 errored, 1 skipped in 1.2 s\n')
  })

  test('shows what a run found before it errored', () => {
    const run = sampleRun({ verdict: 'errored', reason: 'interrupted', findings: [sampleFinding] })
    expect(renderTerminal([run], plain)).toContain('One order has 2 live VMs')
  })

  test('has no findings to show where there are only notes', () => {
    expect(renderTerminal([sampleRun({ findings: [sampleNote] })], plain)).not.toContain('Findings')
  })

  test('shows three findings of a kind and counts the rest', () => {
    const findings = Array.from({ length: 1000 }, () => sampleFinding)
    const text = renderTerminal([sampleRun({ verdict: 'failed', findings })], plain)
    expect(text.match(/One order has 2 live VMs/g)).toHaveLength(3)
    expect(text).toContain('and 997 more like this')
  })

  test('puts durations of different clocks into different tables', () => {
    const text = renderTerminal([sampleRun(), sampleRun({ clock: 'real', target: 'staging' })], plain)
    expect(text).toContain('simulated VMmanager, dialect 2024.03, seed 42, virtual clock')
    expect(text).toContain('staging VMmanager, dialect 2024.03, seed 42, real clock')
  })

  test('fits ten scenarios on two platforms into a hundred lines of 80 characters', () => {
    const results = (['billmanager', 'clouden'] as const).flatMap((platform) =>
      [1, 1, 1, 1, 1, 1, 3, 3, 20, 500].map((orders, index) =>
        sampleRun({ platform, scenario: `scenario-${index}`, phases: samplePhases(orders) }),
      ),
    )
    const lines = linesOf(renderTerminal(results, plain))
    expect(lines.length).toBeLessThan(100)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test.each([0, 20, 40, 60, 75])('at a width of %d turns the tables and loses no figure', (width) => {
    const text = renderTerminal(sampleResults(), { ...plain, width })
    expect(text).toMatch(/ {2}install +199 +8m50s +13m35s +14m39s +14m43s\n/)
    expect(text).toContain('  reproduce: vmharness run reply-lost --platform billmanager --seed 42\n')
  })

  test('with colour says the same as without', () => {
    for (const width of [40, 80, 120]) {
      const coloured = renderTerminal(sampleResults(), { ...plain, width, colour: true })
      expect(coloured).toContain('\u001B[32mpassed\u001B[39m')
      expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(sampleResults(), { ...plain, width }))
    }
  })

  test('says it all in Russian', () => {
    const text = renderTerminal(sampleResults(), { ...plain, language: 'ru' })
    expect(text).toContain('успешно    two-hundred-orders  200 заказов: 199 активны, 1 у сотрудника\n')
    expect(text).toContain('  воспроизвести: vmharness run reply-lost --platform billmanager --seed 42\n')
    expect(text).toContain('\n6 прогонов: 3 успешны, 1 провален, 1 с ошибкой, 1 пропущен, время 1,2 с\n')
  })

  test('of nothing is one line', () => {
    expect(renderTerminal([], plain)).toBe('0 runs in 1.2 s\n')
  })
})
