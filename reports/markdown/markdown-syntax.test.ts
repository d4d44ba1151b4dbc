import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { expect, test } from 'vitest'
import { codeBlock, escapeMarkdown, markdownTable } from './markdown-syntax.ts'

test.each([
  ['two-hundred orders, 3.5 s', 'two-hundred orders, 3.5 s'],
  ['a|b', String.raw`a\|b`],
  ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
  ['[x](y) <b> &amp;', String.raw`\[x\](y) \<b\> \&amp;`],
  ['a\r\n\tb', 'a b'],
  ['$1 #2 @you', String.raw`\$1 \#2 \@you`],
])('%j is written as %j', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped)
})

test("somebody else's parser shows the text as it was, with no element in it", () => {
  const text = fc.string({
    unit: fc.constantFrom(
      '\\',
      '`',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '|',
      '~',
      '&',
      '#',
      '$',
      '@',
      '!',
      'a',
      'b',
    ),
    minLength: 1,
  })
  fc.assert(
    fc.property(text, (raw) => {
      const html = marked.parseInline(`x${escapeMarkdown(raw)}`, { async: false })
      expect(html).not.toMatch(/<[^>]*>/)
      expect(decode(html)).toBe(`x${raw}`)
    }),
  )
})

function decode(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return html.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => names[name] ?? '')
}

test('is fenced', () => {
  expect(codeBlock(['a', 'b'])).toEqual(['```text', 'a', 'b', '```'])
})

test('has a longer fence than any in it', () => {
  expect(codeBlock(['````', '`'])[0]).toBe('`````text')
})

test("somebody else's parser reads from it the lines that were put in", () => {
  const line = fc.string({ unit: fc.constantFrom('`', '~', '#', '|', '<', '&', 'a', ' ') })
  fc.assert(
    fc.property(fc.array(line), (more) => {
      const lines = ['first', ...more, 'last']
      const tokens = [...marked.lexer(codeBlock(lines).join('\n'))]
      expect(tokens).toMatchObject([{ type: 'code', lang: 'text', text: lines.join('\n') }])
      expect(tokens).toHaveLength(1)
    }),
  )
})

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
