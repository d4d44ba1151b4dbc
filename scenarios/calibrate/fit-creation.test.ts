import { describe, expect, it } from 'vitest'
import type { Interval } from '../../contracts/statistics/interval.ts'
import { leastSamples } from './samples.ts'
import { fitSpan } from './fit-creation.ts'

const times = (count: number, { from, to }: Interval) => Array.from({ length: count }, () => ({ from, to }))
const known = (count: number) => Array.from({ length: count }, (_, index) => ({ from: index, to: index }))

describe('a distribution of samples', () => {
  it('is not made of too few of them', () => {
    expect(fitSpan(known(leastSamples - 1))).toEqual({
      notTold: { why: 'too-few', samples: leastSamples - 1 },
    })
    expect(fitSpan(known(leastSamples))).toMatchObject({ count: leastSamples })
    expect(fitSpan([])).toEqual({ notTold: { why: 'too-few', samples: 0 } })
  })

  it('is not made of looks that lie so far apart that most samples may be next to nothing', () => {
    const vague = { from: 20, to: 12_000 }
    const clear = { from: 12_000, to: 24_000 }
    expect(fitSpan([...times(7, vague), ...times(5, clear)])).toEqual({
      notTold: { why: 'rare-looks', samples: 12 },
    })
    expect(fitSpan([...times(5, vague), ...times(7, clear)]).notTold).toBeUndefined()
  })

  it('is made of short spans, though they may be next to nothing: nobody minds a second', () => {
    expect(fitSpan(Array.from({ length: 12 }, () => ({ from: 0, to: 999 }))).masses).toHaveLength(1)
  })
})
