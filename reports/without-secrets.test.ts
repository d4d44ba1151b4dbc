import { describe, expect, test } from 'vitest'
import { brokenRun, leakyRun, secrets, together } from './fixtures/told-runs.ts'
import { sampleResults } from './fixtures/sample-results.ts'
import type { Reporter } from './reporter.ts'
import { reporters } from './reporter.ts'
import { withoutSecrets } from './without-secrets.ts'

const { results, context } = together(leakyRun(), brokenRun())

/** A reporter that hides nothing. */
const frank: Reporter = {
  name: 'frank',
  extension: '.json',
  render: (runs, { events = new Map() }) => JSON.stringify([runs, runs.map((run) => events.get(run))]),
}

describe('no report shows a secret of a trace that was never redacted', () => {
  const cases = [...reporters.values()].flatMap((reporter) =>
    (['en', 'ru'] as const).map((language) => [reporter.name, language, reporter] as const),
  )

  test.each(cases)('%s in %s', (_, language, reporter) => {
    const text = reporter.render(results, { ...context, language })
    for (const secret of Object.values(secrets)) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(encodeURIComponent(secret))
    }
    expect(text).not.toMatch(/\b\d+-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/)
  })

  test('though the secrets are all in what the reports are made from', () => {
    const text = frank.render(results, context)
    for (const secret of Object.values(secrets)) expect(text).toContain(secret)
  })

  test.each(['json', 'har', 'ndjson'])('%s says where one was', (name) => {
    expect(reporters.get(name)?.render(results, context)).toContain('[redacted]')
  })
})

describe('a reporter without secrets', () => {
  test('finds the events of each run as before', () => {
    const seen = withoutSecrets(frank).render(results, context)
    const [runs, events] = JSON.parse(seen) as [readonly object[], readonly (readonly object[])[]]
    expect(runs).toHaveLength(2)
    expect(events.map(({ length }) => length)).toEqual(results.map((run) => context.events?.get(run)?.length))
    expect(seen).toContain('[redacted]')
  })

  test('is shown what holds no secret as it is', () => {
    const harmless = sampleResults()
    const shown: unknown[] = []
    const watching = withoutSecrets({ ...frank, render: (runs) => `${shown.push(runs)}` })
    watching.render(harmless, { language: 'en', wallMs: 1 })
    expect(shown[0]).toBe(harmless)
  })

  test('keeps its name and all else', () => {
    const { render: _render, ...rest } = withoutSecrets({ ...frank, needsEvents: true })
    expect(rest).toEqual({ name: 'frank', extension: '.json', needsEvents: true })
  })
})
