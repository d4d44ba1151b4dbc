import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { loadProfile, parseProfile } from './load-profile.ts'

const row = '{ p0: 1, p1: 2, p5: 3, p10: 4, p25: 5, p50: 6, p75: 7, p90: 8, p95: 9, p99: 10, p100: 11 }'
const whole = `# yaml-language-server: $schema=profile.schema.json
name: staging
from:
  - { file: a.ndjson, sha256: 00ff, orders: 3 }
dialect: '2023'
durations:
  queued: { quantilesMs: ${row}, samples: 3, evidence: observed }
  osInstall: { quantilesMs: ${row.replace('p100: 11', 'p100: 99.5')}, note: by hand }
transportLatency: { quantilesMs: ${row} }
leftOut:
  delete: { why: too-few, samples: 2 }
fit:
  queued: { verdict: fits, traces: 3, twin: 200, distance: 0.1, pValue: 0.5 }
`

/** What is told of a profile in which one thing is another. */
function problemOf(from: string | RegExp, to: string): Pick<HarnessError, 'code' | 'message' | 'place'> {
  try {
    parseProfile(whole.replace(from, to), 'p.yaml')
  } catch (error) {
    if (HarnessError.is(error)) return { code: error.code, message: error.message, place: error.place }
  }
  throw new Error('nothing was wrong')
}

describe('a profile', () => {
  it('is read as the simulator takes it', () => {
    const { digest, ...profile } = parseProfile(whole, 'folder/p.yaml')
    const quantilesMs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    const usual = { kind: 'empirical', quantilesMs } as const
    expect(profile).toEqual({
      source: 'folder/p.yaml',
      name: 'staging',
      dialect: '2023',
      durations: { queued: usual, osInstall: { ...usual, quantilesMs: [...quantilesMs.slice(0, 10), 99.5] } },
      latencies: { transportLatency: usual },
    })
    expect(digest).toMatch(/^[0-9a-f]{12}$/)
  })

  it('has a digest of its bytes', () => {
    const [one, same, other] = [whole, whole, `${whole}\n`].map((text) => parseProfile(text, 'p.yaml').digest)
    expect(same).toBe(one)
    expect(other).not.toBe(one)
  })

  it('may say as little as a name and a dialect', () => {
    expect(parseProfile("name: bare\ndialect: '2024.03'\n", 'p.yaml')).toMatchObject({
      durations: {},
      latencies: {},
    })
  })

  it('is read from its file', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'p.yaml')
    await writeFile(file, whole)
    expect(await loadProfile(file)).toEqual(parseProfile(whole, file))
    await expect(loadProfile(join(folder.path, 'none.yaml'))).rejects.toMatchObject({
      code: 'VMH_INPUT_MISSING',
    })
  })
})

describe('what is wrong with a profile', () => {
  it.each<[string, [from: string | RegExp, to: string], RegExp, number]>([
    ['a value below 0', ['p1: 2,', 'p1: -2,'], /`p1` must be at least 0/, 7],
    ['values that fall', ['p50: 6,', 'p50: 66,'], /`p75` must be at least `p50`, 66, found 7/, 7],
    ['a value that is none', ['p90: 8,', 'p90: long,'], /`p90` must be a number/, 7],
    ['a missing quantile', ['p90: 8, ', ''], /Missing key `p90`/, 7],
    ['a longer span than a day', ['p100: 99.5', 'p100: 99999999'], /`p100` must be at most 86400000/, 8],
    [
      'a stage that there is not',
      ['osInstall:', 'osInstal:'],
      /Unknown key `osInstal` in `durations`; did you mean `osInstall`/,
      8,
    ],
    ['a dialect that nobody knows', ["'2023'", "'1999'"], /`dialect` must be one of .*, found "1999"/, 5],
    ['no dialect', [/dialect.*\n/, ''], /Missing key `dialect`/, 2],
    ['a name that could not stand in a file name', ['staging', '"../x"'], /`name` must be/, 2],
    ['a key of another file', ['from:', 'targets:'], /Unknown key `targets`/, 3],
  ])('is told with its place: %s', (_, [from, to], message, line) => {
    const problem = problemOf(from, to)
    expect(problem).toMatchObject({ code: 'VMH_PROFILE_INVALID', place: { file: 'p.yaml', line } })
    expect(problem.message).toMatch(message)
    expect(problem.place?.column).toBeGreaterThan(0)
  })

  it('is told of latencies as of durations', () => {
    expect(problemOf(/(transportLatency.*)p5: 3/, '$1p5: 0').message).toContain('`p5` must be at least `p1`')
  })

  it('is told where the file is no YAML, or empty', () => {
    expect(problemOf(whole, 'name: [').code).toBe('VMH_YAML_SYNTAX')
    expect(problemOf(whole, '').code).toBe('VMH_PROFILE_INVALID')
    for (const text of ['- a\n', '[]', 'just words', '7']) {
      const { code, message } = problemOf(whole, text)
      expect([code, message]).toEqual([
        'VMH_PROFILE_INVALID',
        'The profile cannot be used: A profile must be a mapping of keys',
      ])
    }
  })
})
