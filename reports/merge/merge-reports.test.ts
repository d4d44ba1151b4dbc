import { describe, expect, it } from 'vitest'
import type { Shard } from '../../scenarios/shard/shard.ts'
import { sampleRun } from '../fixtures/sample-results.ts'
import type { JsonReport } from '../json/json-report.ts'
import { toJsonReport } from '../json/render-json.ts'
import { mergeReports } from './merge-reports.ts'

function reportOf(wallMs: number, scenarios: readonly string[], shard?: Shard): JsonReport {
  return toJsonReport(
    scenarios.map((scenario) => sampleRun({ scenario })),
    { language: 'en', wallMs, shard },
  )
}

const one = reportOf(100, ['a', 'b'], { index: 1, of: 3 })
const two = reportOf(700, ['c'], { index: 2, of: 3 })
const three = reportOf(300, ['d', 'e'], { index: 3, of: 3 })

describe('reports of shards', () => {
  it('become the whole, in whatever order they are given', () => {
    const { results, wallMs } = mergeReports([three, one, two])
    expect(results.map(({ scenario }) => scenario)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(wallMs).toBe(700)
  })

  it.each([
    [[one, three], [2], ['a', 'b', 'shard-2-of-3', 'd', 'e']],
    [[two], [1, 3], ['shard-1-of-3', 'c', 'shard-3-of-3']],
  ])('name each that is missing, in its place', (reports, missing, scenarios) => {
    const merged = mergeReports(reports)
    expect(merged.missing).toEqual(missing)
    expect(merged.results.map(({ scenario }) => scenario)).toEqual(scenarios)
    const holes = merged.results.filter(({ verdict }) => verdict === 'errored')
    expect(holes.map(({ why }) => why)).toEqual(
      missing.map((index) => ({ code: 'shard-missing', params: { index, of: 3 } })),
    )
  })

  it.each([
    [
      'one is of another run',
      [
        reportOf(1, ['a'], { index: 1, of: 2, whole: 'x' }),
        reportOf(1, ['b'], { index: 2, of: 2, whole: 'y' }),
      ],
      'they are of different runs',
    ],
    ['one is there twice', [one, two, two], 'shard 2 of 3 is there twice'],
    ['one is of no shard', [one, two, three, reportOf(1, ['x'])], 'one of the reports is of no shard'],
    [
      'one is of another division',
      [one, two, reportOf(1, ['x'], { index: 3, of: 4 })],
      'one is of 4 shards, another of 3',
    ],
  ])('are no whole where %s', (_, reports, problem) => {
    expect(() => mergeReports(reports)).toThrow(problem)
  })
})

it('reports that are no shards come one after the other', () => {
  const { results } = mergeReports([reportOf(1, ['b']), reportOf(1, ['a'])])
  expect(results.map(({ scenario }) => scenario)).toEqual(['b', 'a'])
})

it('keep what made each of them', () => {
  const origins = ['one', 'two'].map((host) => ({
    date: '1970',
    command: 'vmharness run',
    host,
    versions: [],
  }))
  const reports = origins.map((origin) =>
    toJsonReport([sampleRun()], { language: 'en', wallMs: 1, origins: [origin] }),
  )
  expect(mergeReports(reports).origins).toEqual(origins)
})
