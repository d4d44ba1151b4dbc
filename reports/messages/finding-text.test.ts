import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleFinding, sampleRun } from '../fixtures/sample-results.ts'
import { findingWords } from './finding-words.ts'
import { witnessLines } from './finding-text.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { reporters } from '../reporter.ts'
import { responsible } from '../finding-kinds.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'

/** How a reader of a format gets at its texts. */
const readings: Readonly<Record<string, (text: string) => string>> = {
  github: (text) =>
    text.replaceAll('%0A', '\n').replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%25', '%'),
  gitlab: texts,
  sarif: texts,
  ctrf: texts,
  junit: unescaped,
  html: (text) => unescaped(text.replaceAll(/<[^>]*>/g, '')),
  markdown: (text) => text.replaceAll(/\\(?=[^\w\s])/g, ''),
  terminal: (text) => text,
}

const words = fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){1,3}$/)
const cases = fc.record({
  language: fc.constantFrom('en' as const, 'ru' as const),
  platform: fc.constantFrom('billmanager' as const, 'clouden' as const),
  party: fc.constantFrom('provider' as const, 'consumer' as const),
  target: fc.constantFrom('simulated', 'staging'),
  title: words,
  purpose: words,
  source: fc.stringMatching(/^[a-z]{2,8}\/[a-z]{2,8}\.yaml$/),
  line: fc.integer({ min: 2, max: 999 }),
  seed: fc.nat(),
})

test.each(Object.keys(readings))(
  'says of each finding who, what, why, where and how to reproduce it, as %s',
  (format) => {
    fc.assert(
      fc.property(cases, ({ language, party, line, ...circumstances }) => {
        const asked = { type: 'intent', intent: 1, action: 'suspend', line, seq: 2, atMs: 5 } as const
        const finding = { ...sampleFinding, party, evidence: [asked, ...sampleFinding.evidence] }
        const trace = 'out/one.ndjson'
        const run = sampleRun({ ...circumstances, verdict: 'failed', trace, findings: [finding] })
        const context = { language, wallMs: 5, colour: false, width: 500 }
        const rendered =
          format === 'terminal'
            ? renderTerminal([run], context)
            : (reporters.get(format)?.render([run], context) ?? '')
        const text = readings[format]?.(rendered) ?? ''
        const parts = [
          responsible(finding, run, language),
          finding.rule,
          findingWords(finding, language),
          ...witnessLines(finding, run, language),
          run.title,
          circumstances.purpose,
          `${circumstances.source}:${line}`,
          ...reproduceCommands(run),
        ]
        expect(parts.filter((part) => !text.includes(part))).toEqual([])
      }),
      { numRuns: 30 },
    )
  },
)

/** All strings of a JSON document, whatever they are the values of. */
function texts(json: string): string {
  const found: string[] = []
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'string') found.push(value)
    return value
  })
  return found.join('\n')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

test('a finding is proved by its events, each with its moment, in order', () => {
  expect(witnessLines(sampleFinding, { platform: 'billmanager' }, 'en')).toEqual([
    '0:01.850 fault reply-lost injected into host-create',
    '0:31.230 BILLmanager -> POST /vm/v3/host no answer: timed out, the request may have arrived',
    '1:01.620 BILLmanager -> POST /vm/v3/host 200 host 13, task 41',
    '3:24.000 host 12 (vm-7) OS installed',
    '1:02:03.456 service 7 active, host 13',
  ])
})
