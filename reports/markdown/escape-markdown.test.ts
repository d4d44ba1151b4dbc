import fc from 'fast-check'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { escapeMarkdown } from './escape-markdown.ts'

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
