import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashId } from './hash-id.ts'

describe('hashId', () => {
  test('gives so many hexadecimal digits', () => {
    for (const digits of [8, 16, 32]) expect(hashId(digits, 'a')).toMatch(new RegExp(`^[0-9a-f]{${digits}}$`))
  })

  test('never changes, for reports of different days are compared by it', () => {
    expect([hashId(16, 'a'), hashId(32, 'order', 1)]).toMatchInlineSnapshot(`
      [
        "22f5e2dfdf09494b",
        "a1c1c1ac831b2177a959b4a95910a6b6",
      ]
    `)
  })

  test('tells parts from each other, wherever they are cut', () => {
    const ids = [
      hashId(16, 'ab', 'c'),
      hashId(16, 'a', 'bc'),
      hashId(16, 'abc'),
      hashId(16, 'abc', ''),
      hashId(16, 'c', 'ab'),
      hashId(16, 1),
      hashId(16, '1'),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is the same for the same parts and another for others', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.integer()))
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(hashId(16, ...one)).toBe(hashId(16, ...one))
        expect(hashId(16, ...one) === hashId(16, ...other)).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        )
      }),
    )
  })

  test('meets no id twice among many', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => hashId(16, 'span', index))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
