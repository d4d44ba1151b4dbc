import { describe, expect, test } from 'vitest'
import { compareReports, usualTolerance } from './compare/compare-reports.ts'
import { noPhases, sampleRun } from './fixtures/sample-results.ts'
import { problemsOf } from './problems/problems-of.ts'
import { reporters } from './reporter.ts'

const installed = (fromMs: number): ReturnType<typeof sampleRun> =>
  sampleRun({
    phases: { ...noPhases, install: Array.from({ length: 30 }, (_, index) => fromMs + index * 1000) },
  })
const now = [installed(100_000), sampleRun({ scenario: 'other' })]
const before = [installed(60_000), sampleRun({ scenario: 'other' })]
const context = { language: 'en', wallMs: 5 } as const
const worse = { ...context, comparison: compareReports(before, now, usualTolerance) }
const same = { ...context, comparison: compareReports(now, now, usualTolerance) }

describe('what became slower than in the baseline is told as something broken', () => {
  test.each([
    ['json', /"verdict": "slower"/],
    ['ndjson', /"type":"comparison".*"verdict":"slower"/],
    ['html', /badge failed[^]*install slower/],
    ['junit', /failures="1"[^]*<failure type="regression" message="install slower, /],
    [
      'ctrf',
      /"failed": 1,[^]*"status": "failed",\s+"rawStatus": "passed"[^]*worse than the baseline: install slower/,
    ],
    ['markdown', /### Worse than the baseline\n\n- one-order, BILLmanager: install slower/],
    ['github', /::error [^\n]*title=regression%3A one-order[^\n]*worse than the baseline: install slower/],
    ['gitlab', /"check_name": "regression",[^]*"severity": "major"/],
    ['sarif', /"ruleId": "regression",[^]*"level": "error"/],
    ['prometheus', /vmharness_run_findings\{.*rule="regression".*\} 1/],
  ])('by %s', (format, words) => {
    expect(reporters.get(format)?.render(now, worse)).toMatch(words)
    expect(reporters.get(format)?.render(now, same)).not.toMatch(words)
  })

  test('under one fingerprint, whatever the language and the figures', () => {
    const slower = { comparison: compareReports([installed(50_000)], [installed(100_000)], usualTolerance) }
    const prints = [
      problemsOf(now, { ...worse }),
      problemsOf(now, { ...worse, language: 'ru' }),
      problemsOf(now, { language: 'en', ...slower }),
    ].map((problems) => problems.map(({ fingerprint }) => fingerprint))
    expect(prints[0]).toHaveLength(1)
    expect(prints[1]).toEqual(prints[0])
    expect(prints[2]).toEqual(prints[0])
  })
})
