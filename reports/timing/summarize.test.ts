import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noPhases, samplePhases } from '../fixtures/sample-results.ts'
import { summarize, summarizePhases } from './summarize.ts'

describe('summarize', () => {
  test('has nothing to say of nothing', () => {
    expect(summarize([])).toBeUndefined()
  })

  test('of one duration is that duration', () => {
    expect(summarize([7])).toEqual({ count: 1, p50Ms: 7, p90Ms: 7, p99Ms: 7, maxMs: 7 })
  })

  test('takes nearest ranks: of 1 to 100 the 50th, 90th and 99th', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(summarize(values)).toEqual({ count: 100, p50Ms: 50, p90Ms: 90, p99Ms: 99, maxMs: 100 })
  })

  test('of an even number takes the lower middle, never a value in between', () => {
    expect(summarize([40, 10, 30, 20])).toMatchObject({ p50Ms: 20, p90Ms: 40 })
  })

  test('gives the least duration that at least so many percent do not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 300 }), (values) => {
        const least = (percent: number): number =>
          Math.min(
            ...values.filter(
              (limit) => values.filter((value) => value <= limit).length * 100 >= percent * values.length,
            ),
          )
        expect(summarize(values)).toEqual({
          count: values.length,
          p50Ms: least(50),
          p90Ms: least(90),
          p99Ms: least(99),
          maxMs: Math.max(...values),
        })
      }),
    )
  })

  test('leaves its argument in its order', () => {
    const values = [3, 1, 2]
    summarize(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('summarizePhases', () => {
  test('sums up each phase by itself', () => {
    const { queue, total } = summarizePhases(samplePhases(3))
    expect(queue).toMatchObject({ count: 3, p50Ms: 1224 })
    expect(total).toMatchObject({ count: 3, maxMs: 211_302 })
  })

  test('leaves phases undefined that no order passed', () => {
    expect(Object.values(summarizePhases(noPhases))).toEqual(Array.from({ length: 8 }))
  })
})
