import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounded, mostItems } from './bounded.ts'

describe('what is looked at of an answer', () => {
  it('is all of it, as long as it is one of VMmanager', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(bounded(value)).toEqual(value)
      }),
    )
  })

  it('is the beginning of long lists, on every level', () => {
    const list = Array.from({ length: 1_000_000 }, (_, id) => ({ id }))
    const kept = bounded({ list, inner: { list } }) as { list: unknown[]; inner: { list: unknown[] } }
    expect([kept.list.length, kept.inner.list.length, kept.list[0]]).toEqual([
      mostItems,
      mostItems,
      { id: 0 },
    ])
  })

  it('is some names of an object that has thousands', () => {
    const names = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, index]))
    expect(Object.keys(bounded(names) as object)).toHaveLength(500)
  })

  it('has an end where an answer is nested deeper than the stack', () => {
    const deep: unknown = JSON.parse('[{"a":'.repeat(100_000) + '1' + '}]'.repeat(100_000))
    expect(JSON.stringify(bounded(deep)).length).toBeLessThan(1000)
  })
})
