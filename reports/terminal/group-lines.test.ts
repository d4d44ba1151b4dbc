import { describe, expect, test } from 'vitest'
import { noPhases, samplePhases, sampleRun } from '../fixtures/sample-results.ts'
import { messages } from '../i18n/messages.ts'
import { phasesAcross, phasesDown } from './group-lines.ts'

const firstCells = (rows: readonly (readonly string[])[]): readonly (string | undefined)[] =>
  rows.map(([cell]) => cell)

describe('phasesAcross', () => {
  test.each([
    [1, ['count', 'p50..max']],
    [3, ['count', 'p50', 'p90..max']],
    [50, ['count', 'p50', 'p90', 'p99..max']],
    [200, ['count', 'p50', 'p90', 'p99', 'max']],
  ])('with %d orders shares rows between equal statistics', (orders, labels) => {
    const { rows } = phasesAcross(sampleRun({ phases: samplePhases(orders) }), messages.en)
    expect(firstCells(rows)).toEqual(labels)
    expect(rows[0]).toEqual(['count', ...Array.from({ length: 8 }, () => String(orders))])
  })

  test('shows a phase that no order passed as empty', () => {
    const phases = { ...samplePhases(2), activate: [], total: [] }
    const { head, rows } = phasesAcross(sampleRun({ phases }), messages.en)
    expect(head.slice(-2)).toEqual(['activate', 'total'])
    expect(rows.map((row) => row.slice(-2))).toEqual([
      ['0', '0'],
      ['-', '-'],
      ['-', '-'],
    ])
  })

  test('has no rows where no order got anywhere', () => {
    expect(phasesAcross(sampleRun({ phases: noPhases }), messages.en).rows).toEqual([])
  })
})

describe('phasesDown', () => {
  test('has a row for each phase that was passed, with all statistics', () => {
    const phases = { ...samplePhases(2), network: [] }
    const { head, rows } = phasesDown(sampleRun({ phases }), messages.en)
    expect(head).toEqual(['phase', 'count', 'p50', 'p90', 'p99', 'max'])
    expect(firstCells(rows)).toEqual(['queue', 'accept', 'create', 'install', 'notice', 'activate', 'total'])
    expect(rows[0]).toEqual(['queue', '2', '1.2s', '1.2s', '1.2s', '1.2s'])
  })
})
