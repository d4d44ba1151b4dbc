import { describe, expect, test } from 'vitest'
import { columnWidths, hangingText, plainTable, tableWidth, wrapText } from './plain-table.ts'
import fc from 'fast-check'

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

describe('wrapText', () => {
  test('breaks between words', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrapText('', 8)).toEqual([''])
  })

  test('leaves a word whole that is longer than the line', () => {
    expect(wrapText('see https://example.org/long now', 10)).toEqual([
      'see',
      'https://example.org/long',
      'now',
    ])
  })

  test('lets no control character through to the terminal', () => {
    expect(wrapText('red\u001B[31m\nnext\u0007', 80)).toEqual(['red [31m next '])
  })

  test('loses nothing, and exceeds the width by single words only', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1 })),
        fc.nat(30),
        (words, width) => {
          const lines = wrapText(words.join(' '), width)
          expect(lines.join(' ')).toBe(words.join(' '))
          expect(lines.filter((line) => line.length > width && line.includes(' '))).toEqual([])
        },
      ),
    )
  })
})

describe('hangingText', () => {
  test('indents further lines to where the text begins', () => {
    expect(hangingText('  rule: ', 'one two three four five six', 30)).toEqual([
      '  rule: one two three four',
      '          five six'.slice(2),
    ])
  })

  test('keeps some room for the text on the narrowest terminal', () => {
    expect(hangingText(' '.repeat(40), 'one two three four', 10)).toHaveLength(1)
  })
})
