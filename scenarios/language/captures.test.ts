import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capturesIn, fillCaptures } from './captures.ts'

describe('captures', () => {
  it('are found in a text, each with its order and its field', () => {
    expect(
      capturesIn('mx.${web.domain} and ${order-2.host}, not ${name} nor ${a.b.c} nor $web.host'),
    ).toEqual([
      { order: 'web', field: 'domain' },
      { order: 'order-2', field: 'host' },
    ])
  })

  it('are filled wherever they lie, and nothing else is touched', () => {
    const step = {
      kind: 'arm',
      fault: { host: '${web.host}', times: 1 },
      of: ['${web.service}', 'b'],
      x: undefined,
    }
    expect(fillCaptures(step, ({ order, field }) => `<${field} of ${order}>`)).toEqual({
      kind: 'arm',
      fault: { host: '<host of web>', times: 1 },
      of: ['<service of web>', 'b'],
      x: undefined,
    })
  })

  it('leave anything without them as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!JSON.stringify(value).includes('${'))
        expect(fillCaptures(value, () => 'never')).toEqual(value)
      }),
    )
  })
})
