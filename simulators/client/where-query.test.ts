import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseListQuery } from '../vmmanager/lists/list-query.ts'
import { whereAny, whereHolds, whereQuery } from './where-query.ts'

const text = (query: string): string => decodeURIComponent(query)

describe('whereQuery', () => {
  it('quotes values and puts each condition into parentheses, as the module of the vendor does', () => {
    expect(text(whereQuery(['id', 7]))).toBe("where=(id EQ '7')")
    expect(text(whereQuery(['consul_id', 9], ['name', 'host_create']))).toBe(
      "where=((consul_id EQ '9') AND (name EQ 'host_create'))",
    )
  })

  it('escapes quotes and backslashes', () => {
    expect(text(whereQuery(['email', "o'neil@example.com"]))).toBe("where=(email EQ 'o''neil@example.com')")
    expect(text(whereQuery(['name', 'a\\']))).toBe(String.raw`where=(name EQ 'a\\')`)
  })

  it('leaves no character that could end the parameter or be read as a space', () => {
    expect(whereQuery(['name', 'a&b=c+d#e%f'])).toMatch(/^where=[\w.~!'()*%-]+$/)
  })

  it('is read back by VMmanager as it was meant, whatever the values', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom("'", '\\', '"', ')', ' ') }),
    )
    fc.assert(
      fc.property(value, value, (first, second) => {
        const query = parseListQuery(whereQuery(['a.b', first], ['c', second]))
        expect(query).toMatchObject({
          where: {
            kind: 'and',
            parts: [
              { field: ['a', 'b'], comparison: 'EQ', value: first },
              { field: ['c'], comparison: 'EQ', value: second },
            ],
          },
        })
      }),
    )
  })
})

describe('whereAny', () => {
  it('joins the values of one field by OR, as the module of the vendor does', () => {
    expect(text(whereAny('consul_id', [8, 9]))).toBe("where=((consul_id EQ '8') OR (consul_id EQ '9'))")
    expect(text(whereAny('consul_id', [8]))).toBe("where=(consul_id EQ '8')")
  })

  it('is read back by VMmanager as it was meant', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (values) => {
        expect(parseListQuery(whereAny('name', values))).toMatchObject({
          where: { kind: 'or', parts: values.map((value) => ({ field: ['name'], value })) },
        })
      }),
    )
  })
})

describe('whereHolds', () => {
  it('asks for the text anywhere in the field, as public clients do', () => {
    expect(text(whereHolds('name', 'vmh-1-ab-'))).toBe("where=(name CP '%vmh-1-ab-%')")
  })

  it('is understood by VMmanager as it was meant', () => {
    expect(parseListQuery(whereHolds('name', 'vmh-1-ab-'))).toMatchObject({
      where: { kind: 'compare', field: ['name'], comparison: 'CP', value: '%vmh-1-ab-%' },
    })
  })
})
