import fc from 'fast-check'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { codeBlock } from './code-block.ts'

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
