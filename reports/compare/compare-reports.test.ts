import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { samplePhases, sampleRun } from '../fixtures/sample-results.ts'
import { compareReports } from './compare-reports.ts'
import { renderComparison } from './render-comparison.ts'

const tolerance = { risk: 0.05, share: 0.05 }

/** A run whose orders took so long to install. */
function installed(installMs: readonly number[], changes: Partial<RunResult> = {}): RunResult {
  const none = Object.fromEntries(Object.keys(samplePhases(1)).map((name) => [name, []]))
  return sampleRun({ phases: { ...samplePhases(0), ...none, install: installMs }, ...changes })
}

const spread = (count: number, fromMs: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => fromMs + index * 1000)

const baseline = [installed(spread(30, 60_000))]
const compare = (now: readonly RunResult[]) => compareReports(baseline, now, tolerance)

describe('a comparison with a baseline', () => {
  it('finds nothing in the same', () => {
    expect(compare(baseline)).toMatchObject({
      phases: [{ phase: 'install', verdict: 'same', pValue: 1 }],
      verdicts: [],
      unmatched: [],
      isRegression: false,
    })
  })

  it('tells what became slower, with medians and effect, and that this is a regression', () => {
    const { phases, isRegression } = compare([installed(spread(30, 100_000))])
    expect(phases).toMatchObject([
      { phase: 'install', verdict: 'slower', counts: [30, 30], mediansMs: [74_500, 114_500], delta: 1 },
    ])
    expect(isRegression).toBe(true)
  })

  it('is glad of what became faster', () => {
    const comparison = compare([installed(spread(30, 10_000))])
    expect(comparison).toMatchObject({ phases: [{ verdict: 'faster', delta: -1 }], isRegression: false })
  })

  it.each([
    ['one order proves nothing', spread(1, 100_000)],
    ['a small shift is tolerated', spread(30, 63_000)],
  ])('takes no noise for a change: %s', (_, now) => {
    expect(compare([installed(now)])).toMatchObject({ phases: [{ verdict: 'same' }], isRegression: false })
  })

  it('asks for more the more is compared', () => {
    const hardly = [60, 61, 62, 63, 64, 65, 66].map((s) => s * 1000)
    const more = hardly.map((ms) => ms + 4500)
    const one = compareReports([installed(hardly)], [installed(more)], tolerance)
    const names = Array.from({ length: 40 }, (_, index) => `s${index}`)
    const many = (ms: readonly number[]): readonly RunResult[] =>
      names.map((scenario) => installed(ms, { scenario }))
    const all = compareReports(many(hardly), many(more), tolerance)
    expect(one.phases.map(({ verdict }) => verdict)).toEqual(['slower'])
    expect(new Set(all.phases.map(({ verdict }) => verdict))).toEqual(new Set(['same']))
  })

  it('calls a run that fails now a regression, and one that passes now a change', () => {
    const [passed = sampleRun()] = baseline
    const failed = { ...passed, verdict: 'failed' as const }
    expect(compare([failed])).toMatchObject({
      verdicts: [{ before: 'passed', now: 'failed' }],
      isRegression: true,
    })
    expect(compareReports([failed], [passed], tolerance)).toMatchObject({
      verdicts: [{ before: 'failed', now: 'passed' }],
      isRegression: false,
    })
  })

  it('never holds wall time against virtual time, and says what has no partner', () => {
    const comparison = compare([installed(spread(30, 1000), { clock: 'real' })])
    expect(comparison.phases).toEqual([])
    expect(comparison.unmatched).toEqual([
      'one-order billmanager simulated 2024.03 virtual',
      'one-order billmanager simulated 2024.03 real',
    ])
  })
})

describe('a comparison in words', () => {
  it('ends with its figures, in both languages', () => {
    const slower = compare([installed(spread(30, 100_000))])
    expect(renderComparison(slower, 'en')).toBe(
      `one-order billmanager simulated 2024.03 virtual: install slower, 1 m 15 s -> 1 m 55 s, +54 % (p < 0.001, delta 1.00, n 30 / 30)

1 phase compared, 1 slower, 0 faster, 0 runs ended otherwise, 0 runs in one report only
`,
    )
    expect(renderComparison(compare(baseline), 'ru')).toBe(
      '1 фаза сравнена, 0 медленнее, 0 быстрее, 0 прогонов закончились иначе, 0 прогонов только в одном отчёте\n',
    )
    expect(renderComparison(slower, 'ru')).toMatch(
      /^one-order billmanager имитация 2024.03 виртуальные: ОС медленнее/,
    )
  })
})
