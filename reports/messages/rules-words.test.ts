import { describe, expect, it } from 'vitest'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import { groupRuns } from '../group-runs.ts'
import { sampleRun } from '../fixtures/sample-results.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { toJsonReport } from '../json/to-json-report.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'
import { rulesWords } from './rules-words.ts'

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
