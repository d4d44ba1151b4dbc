import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { runEpochMs } from '../timing/run-moment.ts'
import { brokenRun, leakyRun, together, toldRun, type ToldRuns } from '../fixtures/told-runs.ts'
import { sampleEvidence, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { reporters } from '../reporter.ts'
import { harEntry, renderHar } from './render-har.ts'
import fc from 'fast-check'
import type { Exchange } from '../../contracts/exchange/exchange.ts'

interface NameValue {
  readonly name: string
  readonly value: string
}

interface Entry {
  readonly pageref: string
  readonly startedDateTime: string
  readonly time: number
  readonly timings: Readonly<Record<string, number>>
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly NameValue[]
    readonly queryString: readonly NameValue[]
    readonly postData?: { readonly mimeType: string; readonly text: string }
    readonly bodySize: number
  }
  readonly response: {
    readonly status: number
    readonly content: { readonly size: number; readonly mimeType: string; readonly text: string }
  }
  readonly _order?: string
  readonly _error?: string
}

interface Har {
  readonly log: {
    readonly creator: NameValue
    readonly pages: readonly { readonly id: string; readonly title: string; readonly comment: string }[]
    readonly entries: readonly Entry[]
  }
}

/** The package has no types. */
const harSchemas = createRequire(import.meta.url)('har-schema') as Readonly<Record<string, AnySchema>>
const ajv = new Ajv({ allErrors: true, strict: false })
ajv.addMetaSchema(draft06)
addFormats.default(ajv)
for (const schema of Object.values(harSchemas)) ajv.addSchema(schema)
const validate = (har: unknown): unknown => (ajv.validate('har.json#', har) ? null : ajv.errors)

function archive({ results, context }: ToldRuns): Har {
  return JSON.parse(renderHar(results, context)) as Har
}

function toldOf(...events: readonly TraceEvent[]): ToldRuns {
  const run = sampleRun()
  return { results: [run], context: { language: 'en', wallMs: 1, events: new Map([[run, events]]) } }
}

const good = toldRun('billmanager')
const anything = together(good, toldRun('clouden'), brokenRun(), toldOf(...sampleEvidence))

describe('the HTTP archive', () => {
  test.each([
    ['no runs', { results: [], context: { language: 'en', wallMs: 1 } }],
    ['runs of both platforms', anything],
    ['requests without an answer', toldOf(...sampleEvidence)],
    ['runs that never began', { results: sampleResults(), context: { language: 'ru', wallMs: 1 } }],
  ] as const)('is valid by the published schema of HAR 1.2 with %s', (_, told) => {
    expect(validate(archive(told))).toBeNull()
  })

  test('would be found invalid if it were', () => {
    const { log } = archive(good)
    const [entry] = log.entries
    expect(validate({ log: { ...log, entries: [{ ...entry, startedDateTime: 'noon' }] } })).not.toBeNull()
    expect(validate({ log: { ...log, entries: [{ ...entry, timings: {} }] } })).not.toBeNull()
    expect(validate({ log: { ...log, creator: {} } })).not.toBeNull()
  })

  test('has an entry for each exchange of each run, in their order', () => {
    const { entries } = archive(anything).log
    expect(entries.length).toBe(
      anything.results.slice(0, 3).reduce((sum, { exchanges }) => sum + exchanges, 0) + 2,
    )
    const events = good.context.events?.get(good.results[0] ?? sampleRun()) ?? []
    expect(archive(good).log.entries.map(({ request }) => decodeURIComponent(request.url))).toEqual(
      events
        .filter((event) => event.type === 'exchange')
        .map(
          ({ exchange: { request } }) =>
            `https://vmmanager.test${request.path}${request.query === '' ? '' : `?${request.query}`}`,
        ),
    )
  })

  test('has a page for each run that began, and entries on pages that are there', () => {
    const { pages, entries } = archive(anything).log
    expect(pages.map(({ title }) => title)).toEqual([
      'single-order on BILLmanager',
      'single-order on Clouden',
      'single-order on BILLmanager',
      'one-order on BILLmanager',
    ])
    expect(new Set(pages.map(({ id }) => id))).toEqual(new Set(entries.map(({ pageref }) => pageref)))
    expect(new Set(pages.map(({ id }) => id)).size).toBe(4)
  })

  test('says whose clock its times are of', () => {
    expect(archive(good).log.pages[0]?.comment).toBe(
      'simulated VMmanager, dialect 2024.03, seed 42, virtual clock',
    )
  })

  test('takes its times from the trace: sent, and how long the answer took', () => {
    const [login, list] = archive(good).log.entries
    expect(Date.parse(login?.startedDateTime ?? '') - runEpochMs).toBe(10_000)
    expect(login).toMatchObject({ time: 200, timings: { send: 0, wait: 200, receive: 0 } })
    expect(Date.parse(list?.startedDateTime ?? '') - runEpochMs).toBe(10_210)
  })

  test('shows what was sent and what was answered', () => {
    const [, second] = archive(toldOf(...sampleEvidence)).log.entries
    expect(second).toMatchObject({
      request: {
        method: 'POST',
        url: 'https://vmmanager.test/vm/v3/host',
        postData: { mimeType: 'application/json', text: '{"name":"vm-8"}' },
        bodySize: 15,
      },
      response: { status: 200, content: { text: '{"id":13,"task":41}', size: 19 } },
      _order: '3',
    })
  })

  test('has the status 0 and the reason for what was never answered', () => {
    const [first] = archive(toldOf(...sampleEvidence)).log.entries
    expect(first).toMatchObject({
      response: { status: 0, content: { size: 0, text: '' } },
      _error: 'timeout',
    })
  })

  test('takes queries, headers and texts apart as the wire has them', () => {
    const har = archive(
      toldOf({
        type: 'exchange',
        seq: 1,
        atMs: 5,
        sentAtMs: 5,
        exchange: {
          request: {
            method: 'GET',
            path: '//odd path',
            query: "where=(id%20EQ%20'1')&limit=2&a=[b]{c}|^",
            headers: { accept: '*/*' },
          },
          response: { status: 502, headers: { 'content-type': 'text/html' }, body: 'Bad — gateway' },
        },
      }),
    )
    expect(validate(har)).toBeNull()
    const [entry] = har.log.entries
    expect(entry?.request.url).toMatch(/^https:\/\/vmmanager\.test\/\/odd%20path\?where=/)
    expect(entry?.request.queryString).toEqual([
      { name: 'where', value: "(id EQ '1')" },
      { name: 'limit', value: '2' },
      { name: 'a', value: '[b]{c}|^' },
    ])
    expect(entry?.request.headers).toEqual([{ name: 'accept', value: '*/*' }])
    expect(entry?.request).toMatchObject({ bodySize: 0 })
    expect(entry?.request).not.toHaveProperty('postData')
    expect(entry?.response.content).toEqual({ text: 'Bad — gateway', size: 15, mimeType: 'text/html' })
    expect(entry).toMatchObject({ time: 0 })
  })

  test('stays valid where secrets were taken out', () => {
    const { results, context } = leakyRun()
    const text = reporters.get('har')?.render(results, context) ?? ''
    const { log } = JSON.parse(text) as Har
    expect(validate({ log })).toBeNull()
    expect(log.entries[0]?.request.headers.map(({ value }) => value)).toEqual([
      '[redacted]',
      '[redacted]',
      '[redacted]',
    ])
  })

  test('is empty where nobody has told what happened', () => {
    expect(archive({ results: sampleResults(), context: { language: 'en', wallMs: 1 } }).log).toMatchObject({
      pages: [],
      entries: [],
    })
  })
})

describe('har entry', () => {
  /** The package has no types. */
  const schemas = createRequire(import.meta.url)('har-schema') as Readonly<Record<string, AnySchema>>
  const ajv = new Ajv({ allErrors: true, strict: false })
  ajv.addMetaSchema(draft06)
  addFormats.default(ajv)
  for (const schema of Object.values(schemas)) ajv.addSchema(schema)

  function entry(exchange: Exchange, sentAtMs = 10, atMs = 30): object {
    return harEntry({ type: 'exchange', seq: 1, sentAtMs, atMs, exchange }, 'a page')
  }

  const text = fc.string({ unit: 'binary', maxLength: 12 }).map((value) => value.toWellFormed())
  const headers = fc.dictionary(fc.stringMatching(/^[a-z-]{1,12}$/), text, { maxKeys: 3 })
  const body = fc.oneof(fc.jsonValue(), text, fc.constant(undefined))
  const anyExchange = fc.record({
    request: fc.record({
      method: fc.constantFrom('GET', 'POST', 'DELETE'),
      path: fc.oneof(
        text.map((rest) => `/${rest}`),
        fc.webPath(),
      ),
      query: fc.oneof(text, fc.webQueryParameters()),
      headers,
      body,
    }),
    response: fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, body }),
  })

  describe('the entry of an exchange', () => {
    test('is valid by the published schema, whatever was sent and answered', () => {
      fc.assert(
        fc.property(anyExchange, fc.nat(), fc.nat(), (exchange, sentAtMs, tookMs) => {
          ajv.validate('entry.json#', entry(exchange, sentAtMs, sentAtMs + tookMs / 1000))
          expect(ajv.errors).toBeNull()
        }),
      )
    })

    test('addresses whatever path and query as the wire would, and always the same server', () => {
      fc.assert(
        fc.property(anyExchange, ({ request }) => {
          const { request: told } = entry({ request }) as { readonly request: { readonly url: string } }
          expect(told.url).toMatch(/^https:\/\/vmmanager\.test\/[^\s"<>[\]{}|\\^`]*$/)
        }),
      )
    })

    test('is on its page, and takes no negative time', () => {
      const request = { method: 'GET', path: '/', query: '', headers: {} } as const
      expect(entry({ request }, 30, 10)).toMatchObject({ pageref: 'a page', time: 0 })
    })

    test.each([
      [{ a: 1 }, {}, 'application/json', '{"a":1}'],
      ['plain', {}, 'text/plain', 'plain'],
      ['plain', { 'content-type': 'text/html' }, 'text/html', 'plain'],
      [null, {}, 'application/json', 'null'],
      [0, {}, 'application/json', '0'],
    ])('shows the body %j as %s', (body, headers, mimeType, text) => {
      const request = { method: 'POST', path: '/', query: '', headers, body } as const
      expect(entry({ request, response: { status: 200, headers, body } })).toMatchObject({
        request: { postData: { mimeType, text }, bodySize: text.length },
        response: { content: { mimeType, text, size: text.length } },
      })
    })

    test.each([
      [undefined, {}],
      ['9', { _order: '9' }],
    ])('says of the order %s what it is', (order, told) => {
      const request = { method: 'GET', path: '/', query: '', headers: {} } as const
      const event = { type: 'exchange', seq: 1, sentAtMs: 1, atMs: 2, exchange: { request } } as const
      const made = harEntry(order === undefined ? event : { ...event, order }, 'p')
      expect(Object.fromEntries(Object.entries(made).filter(([key]) => key.startsWith('_')))).toEqual(told)
    })

    test('follows a redirection', () => {
      const request = { method: 'GET', path: '/', query: '', headers: {} } as const
      expect(entry({ request, response: { status: 302, headers: { location: '/there' } } })).toMatchObject({
        response: { status: 302, redirectURL: '/there' },
      })
    })
  })
})
