import { type Histogram, HistogramLogReader } from 'hdr-histogram-js'
import { describe, expect, it } from 'vitest'
import { phaseNames } from '../../contracts/lifecycle/phase.ts'
import { samplePhases, sampleRun } from '../fixtures/sample-results.ts'
import { renderHdr } from './render-hdr.ts'

const context = { language: 'en', wallMs: 1500 } as const

function read(text: string): ReadonlyMap<string, Histogram> {
  const reader = new HistogramLogReader(text)
  const found = new Map<string, Histogram>()
  for (let next = reader.nextIntervalHistogram(); next !== null; next = reader.nextIntervalHistogram())
    found.set(next.tag, next)
  return found
}

describe('the HdrHistogram log', () => {
  it('has a histogram for each phase of each platform, in microseconds', () => {
    const runs = [sampleRun({ phases: samplePhases(100) }), sampleRun({ platform: 'clouden' })]
    const found = read(renderHdr(runs, context))
    expect([...found.keys()]).toEqual(
      ['billmanager', 'clouden'].flatMap((platform) =>
        phaseNames.map((phase) => `${platform}/simulated/2024.03/virtual/${phase}`),
      ),
    )
    const install = found.get('billmanager/simulated/2024.03/virtual/install')
    const sorted = samplePhases(100).install.toSorted((a, b) => a - b)
    expect(install?.totalCount).toBe(100)
    const p95Us = (sorted[94] ?? 0) * 1000
    expect(Math.abs((install?.getValueAtPercentile(95) ?? 0) - p95Us) / p95Us).toBeLessThan(0.001)
  })

  it('adds up: the logs of two machines have the percentiles of all orders', () => {
    const phases = samplePhases(101)
    const part = (from: number, to: number) =>
      sampleRun({ phases: { ...phases, total: phases.total.slice(from, to) } })
    const tag = 'billmanager/simulated/2024.03/virtual/total'
    const totalOf = (...runs: readonly ReturnType<typeof sampleRun>[]) =>
      read(renderHdr(runs, context)).get(tag)
    const [whole, first, second] = [totalOf(part(0, 101)), totalOf(part(0, 40)), totalOf(part(40, 101))]
    if (first === undefined || second === undefined) throw new Error('each part has a histogram')
    first.add(second)
    for (const percentile of [50, 90, 95, 99, 100])
      expect(first.getValueAtPercentile(percentile)).toBe(whole?.getValueAtPercentile(percentile))
  })

  it('is a log without lines where nothing was timed', () => {
    expect(read(renderHdr([], context)).size).toBe(0)
  })

  it('records what never ends as a month', () => {
    const found = read(renderHdr([sampleRun({ phases: { ...samplePhases(0), total: [1e12] } })], context))
    expect([...found.values()].map(({ totalCount }) => totalCount)).toEqual([1])
  })
})
