import { describe, expect, test } from 'vitest'
import { verdicts } from '../contracts/judge/verdict.ts'
import { inconclusiveRun, sampleResults } from './fixtures/sample-results.ts'
import { messages } from './i18n/messages.ts'
import { reporters } from './reporter.ts'
import { renderTerminal } from './terminal/render-terminal.ts'

const context = { language: 'en', wallMs: 5 } as const
const strict = { ...context, requireConclusive: true }
const render = (format: string, some: typeof context = context): string =>
  reporters.get(format)?.render([inconclusiveRun], some) ?? ''

const missing = 'got no answer, and no later request shows whether it was done'
const remedy = 'continue recording until the platform, or you, have read the list of VMs'

describe('a run that is inconclusive', () => {
  test.each(['json', 'ndjson', 'html', 'junit', 'ctrf', 'markdown', 'github', 'gitlab', 'sarif'])(
    'is told by %s with what was not seen and what would make it conclusive',
    (format) => {
      const text = render(format).replaceAll(/\s+/g, ' ')
      expect(text).toContain(missing)
      expect(text).toContain(remedy)
    },
  )

  test.each([
    ['json', '"verdict": "inconclusive"', '"verdict": "inconclusive"'],
    ['ndjson', '"verdict":"inconclusive"', '"verdict":"inconclusive"'],
    ['html', 'badge inconclusive', 'badge inconclusive'],
    ['junit', '<skipped message="inconclusive: ', '<failure type="inconclusive" '],
    ['ctrf', '"status": "other"', '"status": "other"'],
    ['markdown', '| inconclusive |', '| inconclusive |'],
    ['github', '::warning ', '::error '],
    ['gitlab', '"severity": "minor"', '"severity": "major"'],
    ['sarif', '"level": "warning"', '"level": "error"'],
    ['otlp', '', ''],
    ['prometheus', 'verdict="inconclusive"} 1', 'verdict="inconclusive"} 1'],
  ])('has a state of its own in %s, and a harder one where it has to be conclusive', (format, soft, hard) => {
    expect(render(format)).toContain(soft)
    expect(render(format, strict)).toContain(hard)
  })

  test('has a colour of its own, and so has the line that sums up', () => {
    const text = renderTerminal([inconclusiveRun], { ...context, colour: true, width: 100 })
    expect(text).toContain('\u001B[35minconclusive\u001B[39m')
    expect(text).toContain('\u001B[35m1 run: 1 inconclusive in 5 ms\u001B[39m')
    const others = renderTerminal(sampleResults(), { ...context, colour: true, width: 100 })
    expect(others).not.toContain('\u001B[35m')
  })
})

test.each(['en', 'ru'] as const)('each verdict has a word of its own in %s', (language) => {
  const words = verdicts.map((verdict) => messages[language].verdicts[verdict])
  expect(new Set(words).size).toBe(verdicts.length)
})
