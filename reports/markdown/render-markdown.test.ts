import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import {
  sampleFinding,
  sampleNote,
  samplePhases,
  sampleResults,
  sampleRun,
} from '../fixtures/sample-results.ts'
import { findingBlocks, renderMarkdown } from './render-markdown.ts'
import { findingKinds } from '../finding-kinds.ts'
import type { Language } from '../i18n/messages.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'

const context = { language: 'en', wallMs: 1234 } as const

function tokens(
  ...[results, options = context]: Partial<Parameters<typeof renderMarkdown>>
): readonly Token[] {
  return marked.lexer(renderMarkdown(results ?? [], options)).filter(({ type }) => type !== 'space')
}

function tables(...args: Partial<Parameters<typeof renderMarkdown>>): readonly Tokens.Table[] {
  return tokens(...args).filter((token): token is Tokens.Table => token.type === 'table')
}

function rowsOf(...args: Partial<Parameters<typeof renderMarkdown>>): readonly (readonly string[])[] {
  return tables(...args).flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text)))
}

describe('the job summary', () => {
  test('is headings, tables and paragraphs for a parser of Markdown, with every verdict on both platforms', () => {
    const types = tokens([...sampleResults(), ...sampleResults('clouden')]).map(({ type }) => type)
    const findings = ['heading', 'paragraph', 'paragraph', 'paragraph', 'code', 'paragraph', 'code']
    const platform = ['heading', 'paragraph', 'table']
    expect(types).toEqual(['heading', ...platform, ...platform, 'heading', ...findings, ...findings])
  })

  test('begins with what came of it all', () => {
    expect(tokens(sampleResults())[0]).toMatchObject({
      depth: 2,
      text: 'vmharness: 6 runs: 3 passed, 1 failed, 1 errored, 1 skipped in 1.2 s',
    })
    expect(renderMarkdown([], context)).toBe('## vmharness: 0 runs in 1.2 s\n')
  })

  test('has a row for each run, under as many heads as cells', () => {
    const [table] = tables(sampleResults())
    expect(table?.header.map(({ text }) => text)).toEqual([
      'verdict',
      'scenario',
      'orders',
      'queue',
      'accept',
      'create',
      'install',
      'network',
      'notice',
      'activate',
      'total',
      'total p99',
      'wall time',
    ])
    expect(rowsOf(sampleResults()).map(([verdict, scenario]) => [verdict, scenario])).toEqual(
      sampleResults().map(({ verdict, scenario }) => [verdict, scenario]),
    )
  })

  test('tells phases on the clock of the run and one column of wall time, and says which is which', () => {
    const [row] = rowsOf([sampleRun({ phases: samplePhases(100) })])
    expect(row?.slice(3)).toEqual([
      '2.4 s',
      '1.2 s',
      '29.3 s',
      '5 m 52 s',
      '4.2 s',
      '12.7 s',
      '109 ms',
      '6 m 42 s',
      '10 m 01 s',
      '41 ms',
    ])
    const [, , says] = tokens([sampleRun()])
    expect(says).toMatchObject({
      text: expect.stringMatching(
        /on the virtual clock of the run; total also p99\. Wall time is what the computer took/,
      ),
    })
  })

  test('tells how orders ended, why a run did not, and what was noted', () => {
    const told = Object.fromEntries(rowsOf(sampleResults()).map(([, scenario, orders]) => [scenario, orders]))
    expect(told).toEqual({
      'one-order': '1 order: 1 active',
      'two-hundred-orders': '200 orders: 199 active, 1 manual',
      'reply-lost': '1 order: 1 active',
      'without-address':
        '3 orders: 3 manual; note: active-has-address: Service 7 became Active while host 13 had no address',
      'broken-stand': 'Port 8080 on 127.0.0.1 is in use',
      quota: 'only for clouden',
    })
    const [twice] = rowsOf([sampleRun({ findings: [sampleNote, sampleNote] })])
    expect(twice?.[2]).toMatch(/^1 order: 1 active; note: active-has-address: [^,]*$/)
  })

  test('shows a dash for a phase that no order passed', () => {
    expect(rowsOf([sampleRun({ phases: samplePhases(0) })])[0]?.slice(3, 12)).toEqual(
      Array.from({ length: 9 }, () => '-'),
    )
  })

  test('has a table for each of the circumstances', () => {
    expect(tables([sampleRun(), sampleRun({ seed: 1 }), sampleRun({ platform: 'clouden' })])).toHaveLength(3)
  })

  test('keeps its form with names that are Markdown', () => {
    const odd = sampleRun({ scenario: 'a|b `c` **d**\n## e', reason: '<img src=x> | ![x](y)' })
    expect(tables([odd])[0]?.rows[0]).toHaveLength(13)
    const html = marked.parse(renderMarkdown([odd], context), { async: false })
    expect(html).not.toMatch(/<(img|strong|code)/)
    expect(html.match(/<h\d>/g)).toEqual(['<h2>', '<h3>'])
  })

  test('tells what was found in runs that were judged', () => {
    const { results } = together(toldRun('clouden'), brokenRun())
    const text = renderMarkdown(results, context)
    expect(text).toContain('### Findings\n\n#### single-order on BILLmanager\n\nA story\n\n**')
    expect(text).toContain('**exchange-conforms**')
    expect(renderMarkdown([sampleRun()], context)).not.toContain('Findings')
  })

  test('speaks Russian', () => {
    const text = renderMarkdown(sampleResults(), { ...context, language: 'ru' })
    expect(text).toContain('| вердикт | сценарий | заказы | очередь |')
    expect(text).toContain('### Нарушения')
    expect(text).toContain('Фазы: p50 по часам прогона (виртуальные)')
  })
})

describe('finding blocks', () => {
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
      const many = sampleRun({
        verdict: 'failed',
        findings: Array.from({ length: 1000 }, () => sampleFinding),
      })
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
})
