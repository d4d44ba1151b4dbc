import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hangingText, wrapText } from './wrap-text.ts'

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
