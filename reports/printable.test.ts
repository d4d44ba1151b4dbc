import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable, printableIn } from './printable.ts'

describe('text of others', () => {
  test.each([
    ['\u001B[2Jgone', String.raw`\u001b[2Jgone`],
    ['\u009B31m', String.raw`\u009b31m`],
    ['a\u202Eb', String.raw`a\u202eb`],
    ['back\b\r', String.raw`back\u0008\u000d`],
    ['::error file=x::y', ': :error file=x::y'],
    ['wrapped ::warning::z', 'wrapped : :warning::z'],
    ['##[error]x', '# #[error]x'],
    ['##vso[task.x]', '# #vso[task.x]'],
    ['Ключ: «значение», 12:30', 'Ключ: «значение», 12:30'],
    ['fe80::1', 'fe80::1'],
  ])('%j is shown as %j', (text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('whatever it is, controls nothing, begins no command, and stays in its line', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('::error::', '\n', '\u001B[', '##[', ' '),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text } = printableIn({ text: pieces.join('') })
        expect(text).not.toMatch(/(?!\t)\p{Cc}|(?:^|\s)::|##(?:\[|vso)/u)
      }),
    )
  })
})
