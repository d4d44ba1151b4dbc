import { describe, expect, it } from 'vitest'
import { readCall } from './front-call.ts'

describe('a call', () => {
  it.each([
    ['in the query', { query: 'func=vds&out=json&domain=a%20b' }],
    ['as a form', { query: '', body: 'func=vds&out=json&domain=a+b' }],
    ['in both, where the form has the last word', { query: 'func=x&out=json', body: 'func=vds&domain=a+b' }],
  ])('is read %s', (_, request) => {
    const call = readCall(request)
    expect(call).toMatchObject({ func: 'vds', out: 'json', isConfirmed: false })
    expect(call.field('domain')).toBe('a b')
  })

  it('is XML in English where nothing is said, or something that is not known', () => {
    for (const query of ['', 'out=sjson&lang=de']) {
      expect(readCall({ query })).toMatchObject({ func: '', out: 'xml', lang: 'en' })
    }
    expect(readCall({ query: 'lang=ru' }).lang).toBe('ru')
  })

  it('takes an empty field for an absent one', () => {
    const call = readCall({ query: 'sok=&domain=' })
    expect([call.isConfirmed, call.field('domain')]).toEqual([false, undefined])
    expect(readCall({ query: 'sok=ok' }).isConfirmed).toBe(true)
  })

  it('gathers fields that begin alike', () => {
    expect(readCall({ query: 'addon_10=2&addon_11=&addon=3&addon_5=x' }).fieldsOf('addon_')).toEqual([
      ['10', '2'],
      ['5', 'x'],
    ])
  })

  it('finds nothing in a body of JSON', () => {
    expect(readCall({ query: 'func=vds', body: { func: 'x' } }).func).toBe('vds')
  })
})
