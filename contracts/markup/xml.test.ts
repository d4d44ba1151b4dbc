import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { element, renderElement, renderXml } from './xml.ts'

/** The text between the tags of a document with one element, references resolved. */
function textOf(xml: string): string {
  const text = /<a>(?<text>[^]*)<\/a>/.exec(xml)?.groups?.['text'] ?? ''
  return text
    .replaceAll('&#13;', '\r')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

describe('renderXml', () => {
  test('indents elements, keeps text as it is and leaves out what is undefined', () => {
    const root = element('a', { x: 1, y: undefined }, [
      element('b', {}, ' two\nlines '),
      element('c', { z: '' }),
    ])
    expect(renderXml(root, { isIndented: true })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1">\n  <b> two\nlines </b>\n  <c z=""/>\n</a>\n',
    )
  })

  test('writes an element, or all of them, in one line', () => {
    const root = element('a', {}, [element('b', {}, 'x'), { name: 'c' }])
    expect(renderElement(root)).toBe('<a><b>x</b><c/></a>')
    expect(renderXml(root)).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root)}\n`)
  })

  test('keeps quotes, line breaks and tabs of attributes', () => {
    expect(renderXml(element('a', { x: '"<&>\n\t\r' }))).toContain(
      '<a x="&quot;&lt;&amp;&gt;&#10;&#9;&#13;"/>',
    )
  })

  test.each([
    ['\u0000', String.raw`\u0000`],
    ['\u001B[1m', String.raw`\u001b[1m`],
    ['\uD800', String.raw`\ud800`],
    ['\uFFFF', String.raw`\uffff`],
    ['😀\u0085\u007F', '😀\u0085\u007F'],
  ])('shows %j as %j', (text, shown) => {
    expect(textOf(renderXml(element('a', {}, text)))).toBe(shown)
  })

  test('carries any text that XML can, unchanged', () => {
    const carried = fc.string({
      unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ']', '\n', '\t', '\r', 'я', '😀'),
    })
    fc.assert(
      fc.property(carried, (text) => {
        expect(textOf(renderXml(element('a', {}, `-${text}`)))).toBe(`-${text}`)
      }),
    )
  })

  test('never writes a character that XML forbids, nor a bare < or &', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = renderXml(element('a', { x: text }, `-${text}`))
        expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u)
        expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#9;|#10;|#13;)/)
        expect(xml.match(/</g)).toHaveLength(3)
      }),
    )
  })
})
