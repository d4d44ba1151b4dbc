import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exposition } from './exposition.ts'
import { parseExposition } from './fixtures/parse-exposition.ts'

describe('the text of figures', () => {
  test('says of each figure what it is, and then its values', () => {
    expect(
      exposition([
        { name: 'a', help: 'One', type: 'gauge', samples: [{ labels: {}, value: 1.5 }] },
        {
          name: 'b',
          help: 'Two',
          type: 'summary',
          samples: [
            { labels: { x: 'y', quantile: '0.5' }, value: 0 },
            { suffix: '_count', labels: { x: 'y' }, value: 3 },
          ],
        },
      ]),
    ).toBe(
      '# HELP a One\n# TYPE a gauge\na 1.5\n' +
        '# HELP b Two\n# TYPE b summary\nb{x="y",quantile="0.5"} 0\nb_count{x="y"} 3\n',
    )
  })

  test('escapes what ends a label or a line', () => {
    const text = exposition([
      { name: 'a', help: 'x\\y\nz', type: 'gauge', samples: [{ labels: { l: '"\\\n' }, value: 1 }] },
    ])
    expect(text).toContain(String.raw`# HELP a x\\y\nz` + '\n')
    expect(text).toContain(String.raw`a{l="\"\\\n"} 1` + '\n')
  })

  test("somebody else's parser reads any label and any value from it", () => {
    const label = fc.string({
      unit: fc.constantFrom('"', '\\', '\n', 'n', '{', '}', ',', '=', ' ', 'я', '😀'),
    })
    const value = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(label, value, (text, number) => {
        const samples = [{ labels: { l: text, m: 'x' }, value: number }]
        const [family] = parseExposition(exposition([{ name: 'a', help: 'A', type: 'gauge', samples }]))
        expect(family?.metrics).toEqual([{ labels: { l: text, m: 'x' }, value: String(number) }])
      }),
    )
  })
})
