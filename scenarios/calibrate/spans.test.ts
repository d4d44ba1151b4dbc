import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { believed, between, narrowed, toldSpan } from './spans.ts'

describe('the span between two moments that are known within bounds', () => {
  it('holds every span that they allow, and none below 0', () => {
    expect(between({ from: 10, to: 20 }, { from: 100, to: 130 })).toEqual({ from: 80, to: 120 })
    expect(between({ from: 10, to: 20 }, { from: 12, to: 15 })).toEqual({ from: 0, to: 5 })
    expect(between({ from: 10, to: 20 }, { from: 30, to: Infinity })).toEqual({ from: 10, to: Infinity })
  })

  it('is known where both are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (begin, span) => {
        const moment = (at: number) => ({ from: at, to: at })
        expect(between(moment(begin), moment(begin + span))).toEqual({ from: span, to: span })
      }),
    )
  })
})

describe('what is told in seconds', () => {
  it('is cut off where it is a whole number: any millisecond that begins with it', () => {
    expect(toldSpan(0)).toEqual({ from: 0, to: 999 })
    expect(toldSpan(72)).toEqual({ from: 71_999, to: 72_999 })
  })

  it('is exact where it is a fraction', () => {
    expect(toldSpan(1.25)).toEqual({ from: 1250, to: 1250 })
  })

  it.each([null, undefined, '5', -1, Number.NaN])('is nothing where it is %j', (seconds) => {
    expect(toldSpan(seconds)).toBeUndefined()
  })
})

describe('two sources of one span', () => {
  const seen = { from: 60_000, to: 72_500 }

  it('narrow each other down, unless they contradict', () => {
    expect(narrowed(seen, { from: 71_999, to: 72_999 })).toEqual({ from: 71_999, to: 72_500 })
    expect(narrowed(seen, { from: 1, to: 2 })).toEqual(seen)
    expect(narrowed(seen, undefined)).toEqual(seen)
  })

  it('are told by VMmanager alone where looks do not prove it wrong', () => {
    expect(believed(seen, { from: 71_999, to: 72_999 })).toEqual({ from: 71_999, to: 72_999 })
    expect(believed(seen, { from: 80_000, to: 81_000 })).toEqual(seen)
    expect(believed(seen, undefined)).toEqual(seen)
  })
})
