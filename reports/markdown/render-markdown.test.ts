import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import { sampleNote, samplePhases, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { renderMarkdown } from './render-markdown.ts'

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
