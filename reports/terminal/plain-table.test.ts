import { describe, expect, test } from 'vitest'
import { columnWidths, plainTable, tableWidth } from './plain-table.ts'

const rows = [
  ['', 'queue', 'total'],
  ['p50..max', '1.2s', '10m05s'],
]

describe('plainTable', () => {
  test('sets the first column left and the others right, without borders', () => {
    expect(plainTable(rows, columnWidths(rows))).toEqual([
      '          queue   total',
      'p50..max   1.2s  10m05s',
    ])
  })

  test('is as wide as it says', () => {
    const widths = columnWidths(rows)
    expect(widths).toEqual([8, 5, 6])
    expect(plainTable(rows, widths)[0]).toHaveLength(tableWidth(widths))
  })

  test('of no rows has no lines', () => {
    expect(plainTable([], [])).toEqual([])
    expect(columnWidths([])).toEqual([])
  })
})
