import { expect, test } from 'vitest'
import { sampleResults } from './fixtures/sample-results.ts'
import { summarizeRuns } from './run-summary.ts'

test('summarizeRuns counts runs by verdict and takes the wall time as given', () => {
  expect(summarizeRuns(sampleResults(), 77)).toEqual({
    runs: 6,
    passed: 3,
    failed: 1,
    inconclusive: 0,
    errored: 1,
    skipped: 1,
    durationMs: 77,
  })
  expect(summarizeRuns([], 0)).toEqual({
    runs: 0,
    passed: 0,
    failed: 0,
    inconclusive: 0,
    errored: 0,
    skipped: 0,
    durationMs: 0,
  })
})
