import { describe, expect, it } from 'vitest'
import { compareSamples, usualFitTolerance } from './compare-samples.ts'
import { noSamples, type Samples } from './samples.ts'

/** So many creations, spread evenly between two bounds. */
function creations(count: number, fromMs: number, toMs: number): Samples {
  const samples = noSamples()
  for (let index = 0; index < count; index++) {
    const ms = fromMs + ((toMs - fromMs) * (index + 0.5)) / count
    samples.creation.push({ from: ms, to: ms })
  }
  return samples
}

const compare = (traces: Samples, twin: Samples) => compareSamples(traces, twin, usualFitTolerance)

describe('the comparison of traces and twin', () => {
  it('finds that they fit', () => {
    const [fit] = compare(creations(50, 1000, 9000), creations(200, 1000, 9000))
    expect(fit).toMatchObject({ measure: 'creation', verdict: 'fits', counts: [50, 200] })
    expect(fit?.test?.p50Ms[0]).toBeCloseTo(5000, -3)
  })

  it('finds that they differ, and by how much', () => {
    const [fit] = compare(creations(50, 1000, 9000), creations(200, 3000, 11_000))
    expect(fit).toMatchObject({ verdict: 'differs' })
    expect(fit?.test?.distance).toBeCloseTo(0.25, 1)
    expect((fit?.test?.p50Ms[1] ?? 0) - (fit?.test?.p50Ms[0] ?? 0)).toBeGreaterThan(1800)
  })

  it('finds another form, though the middle is the same', () => {
    const twin = noSamples()
    twin.creation.push(...creations(100, 1000, 1500).creation, ...creations(100, 8500, 9000).creation)
    expect(compare(creations(60, 1000, 9000), twin)[0]?.verdict).toBe('differs')
  })

  it('does not mind what is too small to care, however sure it is', () => {
    const [fit] = compare(creations(900, 1000, 1100), creations(900, 1020, 1120))
    expect(fit?.test?.pValue).toBeLessThan(0.001)
    expect(fit?.verdict).toBe('fits')
    const strict = compareSamples(creations(900, 1000, 1100), creations(900, 1020, 1120), {
      risk: 0.05,
      share: 0.01,
    })
    expect(strict[0]?.verdict).toBe('differs')
  })

  it('does not mind what may be chance, however large it is', () => {
    expect(compare(creations(10, 1000, 9000), creations(10, 2500, 10_500))[0]?.verdict).toBe('fits')
  })

  it('says nothing of too few samples, and leaves out what the traces do not have', () => {
    expect(compare(creations(9, 1, 2), creations(200, 1, 2))).toEqual([
      { measure: 'creation', verdict: 'too-few', counts: [9, 200] },
    ])
    expect(compare(noSamples(), creations(200, 1, 2))).toEqual([])
  })

  it('takes the middle of what is known for a value, and what has no end for as long as it was seen', () => {
    const [traces, twin] = [noSamples(), noSamples()]
    for (let index = 0; index < 12; index++) {
      traces.power.push({ from: 10_000, to: 14_000 })
      twin.power.push({ from: 12_000, to: Infinity })
    }
    expect(compare(traces, twin)[0]?.test).toMatchObject({ distance: 0, p50Ms: [12_000, 12_000] })
  })

  it('corrects for the number of measures', () => {
    const [traces, twin] = [creations(40, 1000, 9000), creations(40, 2800, 10_800)]
    const alone = compare(traces, twin)[0]?.test?.pValue ?? 1
    const withOthers = (samples: Samples): Samples => ({
      ...samples,
      read: samples.creation,
      call: samples.creation,
    })
    const among = compare({ ...withOthers(traces), read: twin.creation }, withOthers(twin))
    expect(among.find(({ measure }) => measure === 'creation')?.test?.pValue).toBeGreaterThan(alone)
  })
})
