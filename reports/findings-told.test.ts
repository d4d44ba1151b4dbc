import { describe, expect, test } from 'vitest'
import { sampleFinding, sampleRun } from './fixtures/sample-results.ts'
import { reproduceCommands } from './replay/reproduce-commands.ts'
import { reporters } from './reporter.ts'
import { renderTerminal } from './terminal/render-terminal.ts'

const context = { language: 'en', wallMs: 5 } as const
const asked = { type: 'intent', intent: 1, action: 'suspend', order: '3', line: 9, seq: 2, atMs: 5 } as const
const failed = sampleRun({
  verdict: 'failed',
  source: 'my/one.yaml',
  purpose: 'A lost reply makes no second VM',
  target: 'staging',
  config: 'vmharness.config.yaml',
  trace: 'out/one.ndjson',
  findings: [{ ...sampleFinding, evidence: [asked, ...sampleFinding.evidence] }],
})
const runs = Array.from({ length: 14 }, (_, seed) => sampleRun({ ...failed, scenario: `s${seed}`, seed }))

describe('a finding is told with who, what, where and how to reproduce it', () => {
  const terminal = (): string => renderTerminal([failed], { ...context, colour: false, width: 200 })

  test.each(['terminal', 'junit', 'markdown', 'github', 'sarif'])('by %s', (format) => {
    const text = format === 'terminal' ? terminal() : (reporters.get(format)?.render([failed], context) ?? '')
    expect(text).toContain('responsible: BILLmanager')
    expect(text).toContain('One client orders one machine: A lost reply makes no second VM')
    expect(text).toContain('fault reply-lost injected into host-create')
    expect(text).toContain('vmharness reproduce out/one.ndjson')
    expect(text).toContain('vmharness run my/one.yaml --platform billmanager --seed 42')
    expect(text).toMatch(/my\/one\.yaml:9|line=9|"startLine": 9/)
  })

  test('by GitLab, at the line of the step', () => {
    const text = reporters.get('gitlab')?.render([failed], context)
    expect(text).toContain('responsible: BILLmanager')
    expect(text).toContain('"begin": 9')
  })
})

test('a finding about an expectation stands at its line, one about an action at that of its step', () => {
  const at = (finding: object): string =>
    reporters
      .get('github')
      ?.render([{ ...failed, findings: [{ ...sampleFinding, ...finding }] }], context)
      .match(/line=\d+/)?.[0] ?? ''
  expect(at({ line: 7 })).toBe('line=7')
  expect(at({ line: 7, evidence: [asked] })).toBe('line=9')
})

describe('findings of one cause in many runs', () => {
  test.each(['terminal', 'markdown'])('are one group with a count in %s', (format) => {
    const render = (results: typeof runs): string =>
      format === 'terminal'
        ? renderTerminal(results, { ...context, colour: false, width: 200 })
        : (reporters.get(format)?.render(results, context) ?? '')
    const text = render(runs)
    expect(text).toContain('in 14 runs; also s1 (BILLmanager, 2024.03), s2')
    expect(text.match(/One order has 2 live VMs/g)).toHaveLength(1)
    const other = { ...failed, findings: [{ ...sampleFinding, detail: 'other' }] }
    expect(render([failed, other])).not.toContain('in 2 runs')
  })
})

test('a run on a simulated target is reproduced by its own line', () => {
  expect(reproduceCommands(sampleRun({ trace: 'out/one.ndjson' }))).toEqual([
    'vmharness run one-order --platform billmanager --seed 42',
  ])
})
