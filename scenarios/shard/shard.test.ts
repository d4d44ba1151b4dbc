import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partOf } from './shard.ts'

test('the parts of all shards, one after the other, are the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (all, of) => {
      const parts = Array.from({ length: of }, (_, place) => partOf(all, { index: place + 1, of }))
      expect(parts.flat()).toEqual(all)
    }),
  )
})

test('no part has more than one item more than another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 20 }), (length, of) => {
      const all = Array.from({ length }, (_, index) => index)
      const sizes = Array.from({ length: of }, (_, place) => partOf(all, { index: place + 1, of }).length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
  )
})
