import { describe, expect, test } from 'vitest'
import { sampleResults } from './fixtures/sample-results.ts'
import { reporters } from './reporter.ts'

describe('the registry of reporters', () => {
  test('knows json and junit', () => {
    expect([...reporters.keys()]).toEqual(['json', 'junit'])
  })

  test.each([...reporters])(
    '%s goes by its own name and writes text that ends with a line break',
    (name, reporter) => {
      expect(reporter.name).toBe(name)
      expect(reporter.extension).toMatch(/^\.\w+$/)
      expect(reporter.render(sampleResults(), { language: 'en', wallMs: 5 })).toMatch(/\S\n$/)
    },
  )

  test.each([...reporters])('%s gives the same text for the same results', (_, reporter) => {
    const context = { language: 'ru', wallMs: 5 } as const
    expect(reporter.render(sampleResults(), context)).toBe(reporter.render(sampleResults(), context))
  })
})
