import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { parse, type ParserError } from 'parse5'
import { describe, expect, it } from 'vitest'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import { sampleFinding, sampleNote, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { altered } from '../../contracts/trace/fixtures/trace-of.ts'
import { alice, poll } from '../../contracts/trace/fixtures/facts.ts'
import type { ExchangeRecord } from './exchange-record.ts'
import { pageScript, pageScriptHash } from './generated/page-script.ts'
import { renderHtml } from './render-html.ts'

const { results, context } = together(brokenRun(), toldRun('clouden'))
const page = renderHtml(results, context)

function unpacked(html: string): readonly (readonly ExchangeRecord[])[] {
  const [, packed = ''] = /id="exchanges">([^<]*)</.exec(html) ?? []
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as ExchangeRecord[][]
}

function sectionOf(html: string, id: string): string {
  return new RegExp(`<section id="${id}">[^]*?</section>`).exec(html)?.[0] ?? ''
}

describe('the HTML report', () => {
  it.each(['en', 'ru'] as const)(
    'is read by a parser of the standard without an error, in %s',
    (language) => {
      const errors: ParserError[] = []
      const text = renderHtml(results, { ...context, language })
      parse(text, { onParseError: (error) => void errors.push(error) })
      expect(errors).toEqual([])
      expect(text).toContain(`<html lang="${language}">`)
    },
  )

  it('loads nothing from anywhere, and lets no script run but its own', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!#)/)
    expect(page).not.toMatch(/url\((?!#)|@import/)
    expect(page).toContain(`script-src &#39;${pageScriptHash}&#39;`)
    expect(page.match(/<script>([^]*?)<\/script>/)?.[1]).toBe(pageScript)
    expect(pageScriptHash).toBe(`sha256-${createHash('sha256').update(pageScript).digest('base64')}`)
  })

  it('tells verdicts, findings with their evidence, and the line that reproduces it', () => {
    expect(page).toContain('<b>1</b> failed')
    expect(page).toContain('active-after-os-installed')
    expect(page).toMatch(/vmharness run \S+ --platform billmanager --seed 42/)
    expect(page).toMatch(/<mark>[^<]*finished/)
  })

  it('says of each rule whether it broke, held how often, or had no occasion', () => {
    const stateOf = (rule: string): string =>
      new RegExp(`<code>${rule}</code></th>[^]*?<span class="badge[^>]*>([^<]*)<`).exec(page)?.[1] ?? ''
    expect(stateOf('active-after-os-installed')).toBe('Broken in')
    expect(stateOf('one-vm-per-order')).toBe('held 2 times')
    expect(stateOf('slo-met')).toBe('no occasion')
  })

  it('puts findings before notes, names who is responsible, and links each to its rule', () => {
    const run = sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] })
    const text = renderHtml([run], { language: 'en', wallMs: 1 })
    const [finding, note] = [/id="run-1-finding-2"/, /id="run-1-finding-1"/].map((id) => text.search(id))
    expect(finding).toBeGreaterThan(0)
    expect(note).toBeGreaterThan(text.indexOf('no rule was broken'))
    expect(text.indexOf('no rule was broken')).toBeGreaterThan(finding ?? 0)
    expect(text).toContain('Responsible: <b>BILLmanager</b>')
    expect(text).toContain('href="#rule-one-vm-per-order"')
    expect(text).toContain('id="rule-one-vm-per-order"')
    expect(page).toMatch(/data-run="0"\s+data-exchange="\d+"/)
  })

  it('puts findings of one cause in many runs together, with a count and a link to each run', () => {
    const broken = [1, 2, 3].map((seed) =>
      sampleRun({ verdict: 'failed', scenario: `s${seed}`, seed, findings: [sampleFinding] }),
    )
    const text = renderHtml([sampleRun(), ...broken], { language: 'en', wallMs: 1 })
    const causes = sectionOf(text, 'findings')
    expect(causes.match(/One order has 2 live VMs/g)).toHaveLength(1)
    expect(causes).toContain('in 3 runs')
    for (const link of ['#run-2-finding-1', '#run-2', '#run-3', '#run-4']) {
      expect(causes).toContain(`href="${link}"`)
      expect(text).toContain(`id="${link.slice(1)}"`)
    }
    expect(sectionOf(renderHtml([sampleRun()], { language: 'en', wallMs: 1 }), 'findings')).toBe('')
  })

  it('says in Russian what the contract asks for', () => {
    const { results, context } = brokenRun()
    const text = renderHtml(results, { ...context, language: 'ru' })
    expect(text).toMatch(/ожидалось: одно из [^;]*; получено: <mark>/)
  })

  it('says at which line a finding is, and how to reproduce it on a real target and here', () => {
    const asked = { type: 'intent', intent: 1, action: 'suspend', line: 9, seq: 2, atMs: 5 } as const
    const run = sampleRun({
      verdict: 'failed',
      source: 'my/one.yaml',
      purpose: 'A lost reply makes no second VM',
      target: 'staging',
      trace: 'out/one.ndjson',
      findings: [{ ...sampleFinding, evidence: [asked] }],
    })
    const text = renderHtml([run], { language: 'ru', wallMs: 1 })
    expect(text).toContain('my/one.yaml:9')
    expect(text).toContain('A lost reply makes no second VM')
    expect(text).toMatch(/Воспроизвести: <code>vmharness reproduce out\/one\.ndjson<\/code>/)
    expect(text).toContain('<code>vmharness run my/one.yaml --platform billmanager --seed 42</code>')
  })

  it('says that it was interrupted, and only then', () => {
    const text = (isInterrupted: boolean): string =>
      renderHtml([sampleRun()], { language: 'en', wallMs: 1, isInterrupted })
    expect(text(true)).toContain('the report is incomplete')
    expect(text(false)).not.toContain('the report is incomplete')
  })

  it('lists the runs that a reader looks for first, and says of a run without findings how much was tested', () => {
    const rows = [
      ...renderHtml(sampleResults(), { language: 'en', wallMs: 1 }).matchAll(/<tr data-verdict="(\w+)"/g),
    ]
    expect(rows.map(([, verdict]) => verdict)).toEqual([
      'failed',
      'errored',
      'skipped',
      'passed',
      'passed',
      'passed',
    ])
    expect(page).toMatch(/\d+ rules: \d+ broken, \d+ held \(\d+ times\), \d+ no occasion, \d+ not observable/)
    expect(page).not.toContain('Nothing was found')
  })

  it('says when, where and by which command it was made, and against what', () => {
    const origin = {
      date: '2026-02-03T04:05:06.789Z',
      command: 'vmharness run --seed 7',
      host: 'ci-3',
      versions: ['vmmanager-harness 1.2.3', 'Node.js v24.1.0'],
    }
    const text = renderHtml([sampleRun({ target: 'staging' })], {
      language: 'en',
      wallMs: 1,
      origins: [origin],
    })
    const header = text.slice(text.indexOf('<header>'), text.indexOf('</header>'))
    for (const fact of [
      '2026-02-03 04:05:06 UTC',
      origin.command,
      'ci-3',
      'staging',
      '2024.03',
      ...origin.versions,
    ])
      expect(header).toContain(fact)
  })

  it('shows of each action what has become of it, how often it was tried and why it was not done', () => {
    const actions = [
      { action: 'stop', order: 'web', outcome: 'done', tries: 1, asked: 1 },
      { action: 'change', order: 'web', outcome: 'refused', reason: 'no-room', tries: 3, asked: 2 },
    ] as const
    const text = renderHtml([sampleRun({ actions })], { language: 'en', wallMs: 1 })
    expect(text).toContain('<code>stop</code>')
    expect(text).toMatch(/>Action<\/th>\s*<th scope="col">Order<\/th>/)
    expect(text.replaceAll(/<[^>]*>|\s+/g, ' ')).toMatch(/change\s+web\s+refused\s+3\s+no-room/)
  })

  it('leads nowhere by none of its links', () => {
    const text = renderHtml([...results, ...sampleResults()], context)
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.filter((id) => !ids.has(id))).toEqual([])
  })

  it('links every run of the overview to what is known of it', () => {
    const targets = [...page.matchAll(/href="#(run-\d+)"/g)].map(([, id]) => id)
    expect(new Set(targets)).toEqual(new Set(['run-1', 'run-2']))
    for (const id of targets) expect(page).toContain(`id="${id}"`)
  })

  it('draws each order with its phases, requests and what polling has lost', () => {
    expect(page).toMatch(/aria-label="order-1: active, [^"]*install/)
    expect(page).toContain('lost to polling')
    expect(page).toMatch(/<rect class="tick-change"/)
  })

  it('says what polling costs, and what would halve it', () => {
    expect(page).toMatch(/The platform polls every 28\.9 s: .* Polling every 14\.5 s would halve that/)
  })

  it('has every exchange, with what is wrong at its place', () => {
    const [broken = [], good = []] = unpacked(page)
    const events = results.map((result) => context.events?.get(result) ?? [])
    const counts = events.map((told) => told.filter(({ type }) => type === 'exchange').length)
    expect([broken.length, good.length]).toEqual(counts)
    const violations = broken.flatMap((record) => record[9])
    expect(violations).toContainEqual([
      'response.body',
      expect.stringContaining('/status'),
      expect.any(String),
      '"finished"',
      expect.stringMatching(/^#\//),
    ])
    expect(good.flatMap((record) => record[9])).toEqual([])
  })

  it('is made of the same bytes for the same results', () => {
    expect(renderHtml(results, context)).toBe(page)
  })

  it('is a page without events too, as of a stored report without traces', () => {
    const text = renderHtml([sampleRun({ verdict: 'errored', reason: 'it was cut short' })], {
      language: 'en',
      wallMs: 1,
    })
    expect(text).toContain('it was cut short')
    expect(text).not.toContain('class="timeline"')
  })

  it('keeps what a hostile VMmanager says as text', () => {
    const evil = `</script><img src=x onerror=alert(1)>"'`
    const { results: hostile, context: about } = toldRun(
      'billmanager',
      altered('poll-2', poll(39_980, alice, evil)),
    )
    const text = renderHtml(
      hostile.map((result) => ({ ...result, scenario: evil, title: evil, reason: evil })),
      about,
    )
    expect(text).not.toContain('<img')
    expect(text).not.toMatch(/onerror=alert\(1\)>"/)
    expect(text.match(/<script/g)).toHaveLength(2)
  })

  it('stays below 3 MB with ten thousand exchanges', () => {
    const [result] = results
    const events = result === undefined ? [] : (context.events?.get(result) ?? [])
    const exchange = events.find(({ type }) => type === 'exchange')
    if (result === undefined || exchange?.type !== 'exchange') throw new Error('the story has exchanges')
    const body = { list: [{ id: 1, name: 'x'.repeat(40), text: 'y'.repeat(200) }] }
    const many = Array.from({ length: 10_000 }, (_, seq) => ({
      ...exchange,
      seq,
      exchange: { ...exchange.exchange, response: { status: 200, headers: {}, body: { ...body, seq } } },
    }))
    const text = renderHtml([result], { ...context, events: new Map([[result, [...events, ...many]]]) })
    expect(unpacked(text)[0]?.length).toBeGreaterThan(10_000)
    expect(text.length).toBeLessThan(3_000_000)
  })
})
