import { describe, expect, test } from 'vitest'
import { brokenRun, together, toldRun } from './fixtures/told-runs.ts'
import { sampleResults } from './fixtures/sample-results.ts'
import { reporters } from './reporter.ts'

const told = together(toldRun('billmanager'), toldRun('clouden'), brokenRun())

describe('the registry of reporters', () => {
  test('knows every form of report', () => {
    expect([...reporters.keys()]).toEqual([
      'json',
      'ndjson',
      'html',
      'junit',
      'ctrf',
      'markdown',
      'github',
      'gitlab',
      'sarif',
      'har',
      'otlp',
      'hdr',
      'prometheus',
    ])
  })

  test('says which of them are made from all that happened', () => {
    const needing = [...reporters.values()].filter(({ needsEvents }) => needsEvents === true)
    expect(needing.map(({ name }) => name)).toEqual(['html', 'har', 'otlp'])
  })

  test.each([...reporters])(
    '%s goes by its own name and writes text that ends with a line break',
    (name, reporter) => {
      expect(reporter.name).toBe(name)
      expect(reporter.extension).toMatch(/^\.\w+$/)
      expect(reporter.render(sampleResults(), { language: 'en', wallMs: 5 })).toMatch(/\S\n$/)
      expect(reporter.render(told.results, told.context)).toMatch(/\S\n$/)
      expect(reporter.render([], { language: 'en', wallMs: 0 })).toMatch(/\S\n$/)
    },
  )

  test.each([...reporters])('%s gives the same text for the same results', (_, reporter) => {
    const context = { ...told.context, language: 'ru' } as const
    expect(reporter.render(told.results, context)).toBe(reporter.render(told.results, context))
    const again = together(toldRun('billmanager'), toldRun('clouden'), brokenRun())
    expect(reporter.render(again.results, again.context)).toBe(reporter.render(told.results, told.context))
  })

  test.each([
    'json',
    'ndjson',
    'junit',
    'ctrf',
    'markdown',
    'github',
    'gitlab',
    'sarif',
    'har',
    'prometheus',
  ])('%s speaks English and Russian', (name) => {
    const reporter = reporters.get(name)
    const [english, russian] = (['en', 'ru'] as const).map((language) =>
      reporter?.render(told.results, { ...told.context, language }),
    )
    expect(russian).toMatch(/[а-яё]/i)
    expect(english).not.toMatch(/[а-яё]/i)
  })
})
