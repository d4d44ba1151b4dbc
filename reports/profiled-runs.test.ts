import { expect, test } from 'vitest'
import { sampleRun } from './fixtures/sample-results.ts'
import { groupRuns } from './group-runs.ts'
import { runIds } from './identity/run-ids.ts'
import { reporters } from './reporter.ts'
import { readJsonReport } from './json/read-json-report.ts'

const profile = { name: 'staging', digest: '0123456789ab', source: 'profiles/staging.yaml' }
const usual = sampleRun()
const slow = sampleRun({ profile, verdict: 'failed', reason: 'too slow' })

test('runs with a profile do not stand in one table with others', () => {
  expect(
    groupRuns([usual, slow, sampleRun()]).map(({ runs, profile: named }) => [runs.length, named?.name]),
  ).toEqual([
    [2, undefined],
    [1, 'staging'],
  ])
  expect(groupRuns([slow, sampleRun({ profile: { ...profile, digest: 'ba9876543210' } })])).toHaveLength(2)
})

test('runs with a profile have names of their own', () => {
  expect(new Set(runIds([usual, slow]).values()).size).toBe(2)
})

test.each(['json', 'junit', 'html', 'markdown', 'ctrf', 'prometheus'])(
  'the report %s names the profile and its digest',
  (format) => {
    const reporter = reporters.get(format)
    const text = String(reporter?.render([usual, slow], { language: 'en', wallMs: 1 }))
    expect(text).toContain('staging')
    expect(text).toContain('0123456789ab')
  },
)

test('the JSON report can be read back, and its replay line takes the profile', () => {
  const text = String(reporters.get('json')?.render([slow], { language: 'en', wallMs: 1 }))
  const [run] = readJsonReport(text, 'report.json').runs
  expect(run?.profile).toEqual(profile)
  expect(run?.replay).toBe(
    'vmharness run one-order --platform billmanager --seed 42 --dialect 2024.03 --profile profiles/staging.yaml',
  )
})
