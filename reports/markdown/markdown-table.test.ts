import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { expect, test } from 'vitest'
import { markdownTable } from './markdown-table.ts'

test('has a head, a rule and a line for each row', () => {
  expect(
    markdownTable(
      ['a', 'b'],
      [
        ['1', '2'],
        ['x|y', ''],
      ],
    ),
  ).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |', String.raw`| x\|y |  |`])
})

test("somebody else's parser reads from it as many cells as there are, whatever is in them", () => {
  const cell = fc.string({ unit: fc.constantFrom('|', '\\', '`', '\n', '-', ':', 'a', ' ', '<') })
  const row = fc.tuple(cell, cell, cell)
  fc.assert(
    fc.property(row, fc.array(row), (head, rows) => {
      const text = markdownTable(
        ['h', ...head],
        rows.map((cells) => ['x', ...cells]),
      ).join('\n')
      const [table, ...rest] = marked.lexer(text) as Token[] as [Tokens.Table]
      expect(rest).toEqual([])
      expect(table.type).toBe('table')
      expect(table.header).toHaveLength(4)
      expect(table.rows.map(({ length }) => length)).toEqual(rows.map(() => 4))
    }),
  )
})
