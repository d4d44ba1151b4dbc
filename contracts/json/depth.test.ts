import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeeper, isDeeperText, mostLevels } from './depth.ts'

/** Lists and objects in each other, so many. */
function nested(levels: number, isList: (level: number) => boolean = () => true): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = isList(level) ? [value] : { a: value }
  return value
}

describe('levels of a value', () => {
  test('are counted up to the bound, whatever they are made of', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.infiniteStream(fc.boolean()), (levels, kinds) => {
        const value = nested(levels, () => kinds.next().value)
        expect(isDeeper(value)).toBe(levels > mostLevels)
        expect(isDeeperText(JSON.stringify(value), value)).toBe(levels > mostLevels)
      }),
    )
  })

  test('are found beside others, and do not cost the stack', () => {
    expect(isDeeper([1, { a: 2 }, nested(100_000)])).toBe(true)
    expect(isDeeper([1, { a: [] }, null], 2)).toBe(true)
    expect(isDeeper([1, { a: [] }, null], 3)).toBe(false)
  })
})
