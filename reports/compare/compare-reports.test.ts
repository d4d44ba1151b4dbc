import fc from 'fast-check'
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

  it('calls it a regression where what was proven no longer is', () => {
    const [passed = sampleRun()] = baseline
    expect(compare([{ ...passed, verdict: 'inconclusive' }]).isRegression).toBe(true)
    expect(compare([{ ...passed, verdict: 'skipped' }]).isRegression).toBe(true)
  })

  it.each([
    [{ clock: 'real' }, 'of one-order: clock virtual there, real here'],
    [{ dialect: '2022' }, 'of one-order: dialect 2024.03 there, 2022 here'],
    [{ platform: 'clouden' }, 'of one-order: platform billmanager there, clouden here'],
    [{ variables: { count: 2 } }, 'of one-order: variables [] there, [["count",2]] here'],
    [{ scenario: 'other', source: 'other' }, 'the baseline has runs of one-order, the report of other'],
  ] as const)('is refused where the two share no run: %j', (changes, problem) => {
    expect(() => compare([installed(spread(30, 1000), changes)])).toThrow(
      expect.objectContaining({ code: 'VMH_BASELINE_UNRELATED', message: expect.stringContaining(problem) }),
    )
  })

  it('says what has no partner', () => {
    const other = installed(spread(30, 60_000), { platform: 'clouden' })
    const gone = installed(spread(30, 60_000), { scenario: 'gone' })
    expect(compareReports([...baseline, gone], [other, ...baseline], tolerance).unmatched).toEqual([
      'gone billmanager simulated 2024.03 virtual',
      'one-order clouden simulated 2024.03 virtual',
    ])
  })
})

describe('runs are paired by what they are', () => {
  const story = (source: string, changes: Partial<RunResult> = {}): RunResult =>
    installed(spread(30, 60_000), { scenario: 'story', source, ...changes })
  const slow = { phases: installed(spread(30, 100_000)).phases }
  const all = [
    story('a/story.yaml'),
    story('b/story.yaml'),
    story('a/story.yaml', { platform: 'clouden' }),
    story('a/story.yaml', { dialect: '2022' }),
    story('a/story.yaml', { variables: { count: 1 } }),
    story('a/story.yaml', { variables: { count: 2 } }),
    story('a/story.yaml', { seed: 43 }),
  ]

  it('one alone that became slower is found, wherever it stands and whatever else has its name', () => {
    fc.assert(
      fc.property(
        fc.nat(all.length - 1),
        fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
        (worse, order) => {
          const now = order.map(
            (place) => (place === worse ? { ...all[place], ...slow } : all[place]) as RunResult,
          )
          const { phases, unmatched } = compareReports(all, now, tolerance)
          expect(unmatched).toEqual([])
          expect(phases.filter(({ verdict }) => verdict === 'slower').map(({ at }) => order[at])).toEqual([
            worse,
          ])
        },
      ),
    )
  })

  it('names the file where two scenarios have one name', () => {
    const runs = [story('a/story.yaml'), story('b/story.yaml')]
    const { phases } = compareReports(
      runs,
      [runs[0] ?? story(''), { ...story('b/story.yaml'), ...slow }],
      tolerance,
    )
    expect(phases.find(({ verdict }) => verdict === 'slower')?.run).toBe(
      'b/story.yaml billmanager simulated 2024.03 virtual',
    )
  })

  it('a file is the same one from another folder, unless another could be meant', () => {
    expect(
      compareReports([story('./a/story.yaml')], [story('/ci/a/story.yaml')], tolerance).unmatched,
    ).toEqual([])
    const two = [story('a/story.yaml'), story('b/a/story.yaml')]
    expect(() => compareReports(two, [story('/x/b/a/story.yaml')], tolerance)).toThrow('no run in common')
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
      /^one-order billmanager симулятор 2024.03 виртуальные: ОС медленнее/,
    )
  })
})
