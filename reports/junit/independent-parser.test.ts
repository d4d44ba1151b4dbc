import { parse } from 'junit2json'
import { expect, test } from 'vitest'
import { sampleResults } from '../fixtures/sample-results.ts'
import { renderJunit } from './render-junit.ts'

test("somebody else's parser reads from the report what the runs were", async () => {
  const report = await parse(renderJunit(sampleResults(), { language: 'en', wallMs: 1200 }))
  if (report === undefined || report === null || !('testsuite' in report))
    throw new Error('no test suites were found')
  const cases = (report.testsuite ?? []).flatMap((suite) => suite.testcase ?? [])
  const verdicts = cases.map((testcase) => ({
    name: testcase.name,
    verdict: testcase.failure
      ? 'failed'
      : testcase.error
        ? 'errored'
        : testcase.skipped
          ? 'skipped'
          : 'passed',
  }))
  expect(verdicts).toEqual(
    sampleResults().map(({ scenario, verdict }) => ({ name: expect.stringContaining(scenario), verdict })),
  )
})
