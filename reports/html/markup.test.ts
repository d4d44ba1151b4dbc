import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markup } from './markup.ts'

test('text is escaped in elements and attributes, markup is not', () => {
  const evil = `"><script>alert('x')</script>&`
  expect(
    markup`<p title="${evil}">${markup`<b>${1}</b>`}${undefined}${[evil, markup`<i></i>`]}</p>`.text,
  ).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;"><b>1</b>' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;<i></i></p>',
  )
})

test('no text can open a tag or end an attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [, inside = ''] = /^<a b="(.*)">$/s.exec(markup`<a b="${text}"></a>`.text) ?? []
      expect(inside).not.toMatch(/[<>"']/)
    }),
  )
})
