import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whereValues } from './order-book.ts'

const of = (where: string): readonly string[] =>
  whereValues(`where=${encodeURIComponent(where)}`).map(({ field, value }) => `${field}=${value}`)

describe('what a query wants', () => {
  it.each([
    ["(id EQ '7')", ['id=7']],
    ["((consul_id EQ '7') AND (name EQ 'host_create'))", ['consul_id=7', 'name=host_create']],
    ["((consul_id EQ '7') OR (consul_id EQ '8'))", ['consul_id=7', 'consul_id=8']],
    ["name EQ 'o''hara'", ["name=o'hara"]],
    [String.raw`name EQ 'a\\b'`, [String.raw`name=a\b`]],
    ['id EQ 7', ['id=7']],
    ["ip4.ip EQ '192.0.2.1'", ['ip4.ip=192.0.2.1']],
    ["(name CP '%x%')", []],
  ])('%s', (where, values) => {
    expect(of(where)).toEqual(values)
  })

  it('is nothing where nothing is asked for', () => {
    expect(whereValues('orderby=id&limit=0,10')).toEqual([])
  })

  it('is what was put into it, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = text.toWellFormed()
        const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "''")
        expect(of(`(name EQ '${escaped}')`)).toEqual([`name=${value}`])
      }),
    )
  })
})
