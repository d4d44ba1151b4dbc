import { describe, expect, it } from 'vitest'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import { groupRuns } from '../group-runs.ts'
import { sampleRun } from '../fixtures/sample-results.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { toJsonReport } from '../json/to-json-report.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'
import { unseenWords } from './unseen-words.ts'

const rules: readonly RuleRecord[] = [
  { rule: 'one-vm-per-order', state: 'not-observable', occasions: 0 },
  { rule: 'no-orphan-vm', state: 'not-observable', occasions: 0 },
  { rule: 'task-monotone', state: 'held', occasions: 1, partly: true },
]
const run = sampleRun({ target: 'staging', rules })
const skipped = sampleRun({ target: 'staging', scenario: 'other', verdict: 'skipped' })
const context = { language: 'en', wallMs: 1 } as const

describe('what a run could not show', () => {
  it('is said once for all runs that share it, in both languages', () => {
    const [group] = groupRuns([skipped, run])
    expect(group && unseenWords(group, 'en')).toEqual([
      'not observable here, and not judged: one-vm-per-order, no-orphan-vm',
      'observable in part: task-monotone',
    ])
    expect(group && unseenWords(group, 'ru')[0]).toBe(
      'здесь не наблюдается и не проверено: one-vm-per-order, no-orphan-vm',
    )
  })

  it('is nothing where a simulator tells everything', () => {
    expect(unseenWords({ runs: [sampleRun()] }, 'en')).toEqual([])
    expect(unseenWords({ runs: [sampleRun({ rules: rules.slice(2) })] }, 'en')).toHaveLength(1)
  })

  it('stands in the reports that people read and in those that programs read', () => {
    const terminal = renderTerminal([run], { ...context, colour: false, width: 120 })
    expect(terminal).toContain('not observable here, and not judged: one-vm-per-order, no-orphan-vm\n')
    expect(renderMarkdown([run], context)).toContain('not observable here')
    expect(toJsonReport([run], context).runs[0]?.rules).toEqual(rules)
    expect(toJsonReport([sampleRun()], context).runs[0]).not.toHaveProperty('rules')
  })
})
