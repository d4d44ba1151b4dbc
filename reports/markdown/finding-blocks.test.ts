import { marked, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { sampleFinding, sampleNote, sampleRun } from '../fixtures/sample-results.ts'
import { findingBlocks } from './finding-blocks.ts'

function tokens(...[run, language]: Parameters<typeof findingBlocks>): readonly Token[] {
  return marked.lexer(findingBlocks(run, language).join('\n')).filter(({ type }) => type !== 'space')
}

const failed = sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] })

describe('the findings of a run in Markdown', () => {
  test('are a heading, each finding with its witnesses, and how to run it again', () => {
    expect(tokens(failed, 'en').map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'code',
      'paragraph',
      'code',
    ])
    expect(tokens(failed, 'en')).toMatchObject([
      { text: 'one-order on BILLmanager', depth: 4 },
      { text: '**one-vm-per-order** order 3: One order has 2 live machines: hosts 12, 13' },
      { text: expect.stringContaining('1:01.620 BILLmanager -> POST /vm/v3/host 200 host 13, task 41') },
      { text: 'replay:' },
      { text: 'vmharness run one-order --platform billmanager --seed 42' },
    ])
  })

  test('leave out mere notes', () => {
    expect(findingBlocks(failed, 'en').join('\n')).not.toContain('active-has-address')
  })

  test('show three of a kind and count the rest', () => {
    const many = sampleRun({ verdict: 'failed', findings: Array.from({ length: 1000 }, () => sampleFinding) })
    const text = findingBlocks(many, 'en').join('\n')
    expect(text.match(/\*\*one-vm-per-order\*\*/g)).toHaveLength(3)
    expect(text).toContain('and 997 more of this kind; the JSON report has all')
    expect(text.length).toBeLessThan(5000)
  })

  test('show each kind for itself', () => {
    const other = {
      ...sampleFinding,
      rule: 'no-orphan-vm',
      detail: 'left',
      params: { host: 9, name: 'vm_9_' },
    }
    const text = findingBlocks(sampleRun({ findings: [sampleFinding, other, sampleFinding] }), 'en').join(
      '\n',
    )
    expect(text.match(/\*\*[\w-]+\*\*/g)).toEqual([
      '**one-vm-per-order**',
      '**one-vm-per-order**',
      '**no-orphan-vm**',
    ])
    expect(text).toContain(String.raw`Host 9 (vm\_9\_) is left`)
  })

  test('have no empty block where nothing witnesses', () => {
    const bare = sampleRun({ findings: [{ ...sampleFinding, evidence: [], witness: [] }] })
    expect(tokens(bare, 'en').map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph', 'code'])
  })

  test('speak Russian', () => {
    const text = findingBlocks(failed, 'ru').join('\n')
    expect(text).toContain('#### one-order на BILLmanager')
    expect(text).toContain('заказ 3: У одного заказа живых машин: 2')
    expect(text).toContain('повтор:')
  })
})
