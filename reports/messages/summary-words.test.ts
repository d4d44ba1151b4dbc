import { describe, expect, it, test } from 'vitest'
import { sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { rulesWords, summarizeRuns, summaryWords } from './summary-words.ts'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import { groupRuns } from '../group-runs.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { toJsonReport } from '../json/render-json.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'

test.each([
  ['en', '6 runs: 3 passed, 1 failed, 1 errored, 1 skipped in 1.2 s'],
  ['ru', '6 прогонов: 3 успешны, 1 провален, 1 с ошибкой, 1 пропущен, время 1,2 с'],
] as const)('the summary of every verdict in %s', (language, words) => {
  expect(summaryWords(sampleResults(), { language, wallMs: 1234 })).toBe(words)
})

test('leaves out verdicts that no run has', () => {
  expect(summaryWords([sampleRun()], { language: 'en', wallMs: 41 })).toBe('1 run: 1 passed in 41 ms')
})

test('of nothing is that there was nothing', () => {
  expect(summaryWords([], { language: 'en', wallMs: 0 })).toBe('0 runs in 0 ms')
})

const rules: readonly RuleRecord[] = [
  { rule: 'one-vm-per-order', state: 'not-observable', occasions: 0 },
  { rule: 'no-orphan-vm', state: 'not-observable', occasions: 0 },
  { rule: 'task-monotone', state: 'held', occasions: 1, partly: true },
]
const run = sampleRun({ target: 'staging', rules })
const skipped = sampleRun({ target: 'staging', scenario: 'other', verdict: 'skipped' })
const context = { language: 'en', wallMs: 1 } as const

describe('what became of the rules', () => {
  const held: RuleRecord = { rule: 'no-orphan-vm', state: 'held', occasions: 3 }
  const quiet: RuleRecord = { rule: 'slo-met', state: 'no-occasion', occasions: 0 }
  const [group] = groupRuns([
    sampleRun({ rules: [{ ...held, state: 'no-occasion' }, quiet] }),
    sampleRun({ rules: [held, quiet] }),
  ])
  const broken = { ...held, state: 'broken' } as const

  it('is counted over the runs of a group: held once is held, with every occasion', () => {
    expect(group && rulesWords(group, 'en')).toEqual([
      '2 rules: 0 broken, 1 held (6 times), 1 no occasion, 0 not observable',
    ])
    expect(
      rulesWords({ runs: [sampleRun({ rules: [held] }), sampleRun({ rules: [broken] })] }, 'ru'),
    ).toEqual(['1 правило: нарушено 1, соблюдено 0 (0 раз), без повода 0, не наблюдается 0'])
  })

  it('stands in the terminal in short, and rule by rule in Markdown', () => {
    const runs = group?.runs ?? []
    expect(renderTerminal(runs, { ...context, colour: false, width: 120 })).toContain(
      '2 rules: 0 broken, 1 held (6 times), 1 no occasion, 0 not observable\n',
    )
    expect(renderMarkdown(runs, context)).toContain('| no-orphan-vm | held 6')
    expect(renderMarkdown(runs, context)).toContain('| slo-met | no occasion')
  })
})

describe('what a run could not show', () => {
  it('is said once for all runs that share it, in both languages', () => {
    const [group] = groupRuns([skipped, run])
    expect(group && rulesWords(group, 'en')).toEqual([
      '3 rules: 0 broken, 1 held (1 time), 0 no occasion, 2 not observable',
      'not observable here, not judged: one-vm-per-order, no-orphan-vm',
      'partly observable: task-monotone',
    ])
    expect(group && rulesWords(group, 'ru')[1]).toBe(
      'здесь не наблюдается и не проверено: one-vm-per-order, no-orphan-vm',
    )
  })

  it('is nothing where a simulator tells everything', () => {
    expect(rulesWords({ runs: [sampleRun()] }, 'en')).toEqual([])
    expect(rulesWords({ runs: [sampleRun({ rules: rules.slice(2) })] }, 'en')).toHaveLength(2)
  })

  it('stands in the reports that people read and in those that programs read', () => {
    const terminal = renderTerminal([run], { ...context, colour: false, width: 120 })
    expect(terminal).toContain('not observable here, not judged: one-vm-per-order, no-orphan-vm\n')
    expect(renderMarkdown([run], context)).toContain('not observable here')
    expect(toJsonReport([run], context).runs[0]?.rules).toEqual(rules)
    expect(toJsonReport([sampleRun()], context).runs[0]).not.toHaveProperty('rules')
  })
})

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
