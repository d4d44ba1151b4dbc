import { describe, expect, it } from 'vitest'
import type { CellRecord } from '../../scenarios/chaos/cell-record.ts'
import { figureLine, heatMap } from './heat-map.ts'
import { renderHeatMap } from './render-heat-map.ts'
import { renderHeatMapHtml } from '../html/chaos-section.ts'

const record = (change: Partial<CellRecord>): CellRecord => ({
  step: 'open',
  fault: 'asleep',
  platform: 'billmanager',
  dialect: '2022',
  seed: 1,
  verdict: 'recovered',
  broken: [],
  ...change,
})

const records = [
  record({}),
  record({ dialect: '2023', verdict: 'broken', broken: ['no-orphan-vm/left'] }),
  record({ step: 'close', verdict: 'gave-up', reason: 'machine-busy' }),
  record({ fault: 'forbidden', verdict: 'unreachable' }),
  record({ step: 'close', fault: 'forbidden', verdict: 'errored', reason: '<script>' }),
]
const map = heatMap(records)

describe('the heat map', () => {
  it('shows the worst of each square', () => {
    expect(map.rows.map((row) => row.map((square) => square?.verdict))).toEqual([
      ['broken', 'gave-up'],
      ['unreachable', 'errored'],
    ])
    expect([map.steps, map.faults]).toEqual([
      ['open', 'close'],
      ['asleep', 'forbidden'],
    ])
  })

  it('counts cells, not squares', () => {
    expect(figureLine(map.figures, 'en')).toBe(
      '5 cells: 4 run, 1 recovered, 1 gave up cleanly, 1 broken, 0 by design, 1 errored; 1 unreachable',
    )
  })

  it('is drawn for a terminal, the figures last', () => {
    const text = renderHeatMap(map)
    expect(text).toContain('asleep     X g')
    expect(text).toContain('forbidden    E')
    expect(text).toContain('asleep: no-orphan-vm/left (1 cell: open)')
    expect(text.trimEnd().split('\n').at(-1)).toBe(figureLine(map.figures, 'en'))
  })

  it('is drawn as a page that runs nothing it is told', () => {
    const html = renderHeatMapHtml(map, 'en')
    expect(html).toContain('<td class="broken" title="open under asleep: broken, 2 cells">✗</td>')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script')
  })

  it('is drawn in Russian', () => {
    const html = renderHeatMapHtml(map, 'ru')
    expect(html).toContain('<html lang="ru">')
    expect(html).toContain('5 клеток: прогнано 4')
    expect(html).not.toMatch(/\bcells\b/)
  })
})
