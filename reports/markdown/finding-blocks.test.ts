import { marked, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { sampleFinding, sampleNote, sampleRun } from '../fixtures/sample-results.ts'
import { findingKinds } from '../finding-kinds.ts'
import type { Language } from '../i18n/messages.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { findingBlocks } from './finding-blocks.ts'

function blocks(run: RunResult, language: Language): readonly string[] {
  return findingBlocks(run, findingKinds([run], language), language)
}

function tokens(...[run, language]: Parameters<typeof blocks>): readonly Token[] {
  return marked.lexer(blocks(run, language).join('\n')).filter(({ type }) => type !== 'space')
}

const failed = sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] })

describe('the findings of a run in Markdown', () => {
  test('are a heading, each finding with its witnesses, and how to reproduce it', () => {
    expect(tokens(failed, 'en').map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'code',
      'paragraph',
      'code',
    ])
    expect(tokens(failed, 'en')).toMatchObject([
      { text: 'one-order on BILLmanager', depth: 4 },
      { text: 'One client orders one machine' },
      { text: '**one-vm-per-order** order 3: One order has 2 live VMs: hosts 12, 13' },
      {
        text: 'responsible: BILLmanager; rule: one-vm-per-order: One order never has two live VMs; place: one-order:1',
      },
      { text: expect.stringContaining('1:01.620 BILLmanager -> POST /vm/v3/host 200 host 13, task 41') },
      { text: 'reproduce:' },
      { text: 'vmharness run one-order --platform billmanager --seed 42' },
    ])
  })

  test('leave out mere notes', () => {
    expect(blocks(failed, 'en').join('\n')).not.toContain('active-has-address')
  })

  test('show three of a kind and count the rest', () => {
    const many = sampleRun({ verdict: 'failed', findings: Array.from({ length: 1000 }, () => sampleFinding) })
    const text = blocks(many, 'en').join('\n')
    expect(text.match(/\*\*one-vm-per-order\*\*/g)).toHaveLength(3)
    expect(text).toContain('and 997 more like this; the JSON report has all')
    expect(text.length).toBeLessThan(5000)
  })

  test('show each kind for itself', () => {
    const other = {
      ...sampleFinding,
      rule: 'no-orphan-vm',
      detail: 'left',
      params: { host: 9, name: 'vm_9_' },
    }
    const text = blocks(sampleRun({ findings: [sampleFinding, other, sampleFinding] }), 'en').join('\n')
    expect(text.match(/\*\*[\w-]+\*\*/g)).toEqual([
      '**one-vm-per-order**',
      '**one-vm-per-order**',
      '**no-orphan-vm**',
    ])
    expect(text).toContain(String.raw`Host 9 (vm\_9\_) is orphaned`)
  })

  test('have no empty block where nothing witnesses', () => {
    const bare = sampleRun({ findings: [{ ...sampleFinding, evidence: [], witness: [] }] })
    expect(tokens(bare, 'en').map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'code',
    ])
  })

  test('speak Russian', () => {
    const text = blocks(failed, 'ru').join('\n')
    expect(text).toContain('#### one-order на BILLmanager')
    expect(text).toContain('заказ 3: У одного заказа 2 действующие ВМ')
    expect(text).toContain('воспроизвести:')
  })
})
