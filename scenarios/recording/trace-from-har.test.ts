import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { toldRun } from '../../reports/fixtures/told-runs.ts'
import { renderHar } from '../../reports/har/render-har.ts'
import { traceFromHar } from './trace-from-har.ts'

/** The package has no types. */
const schemas = createRequire(import.meta.url)('har-schema') as Readonly<Record<string, AnySchema>>
const ajv = new Ajv({ allErrors: true, strict: false })
ajv.addMetaSchema(draft06)
addFormats.default(ajv)
for (const schema of Object.values(schemas)) ajv.addSchema(schema)

interface Entry {
  readonly method?: string
  readonly path?: string
  readonly sent?: string
  readonly status?: number
  readonly text?: string | undefined
  readonly size?: number
  readonly encoding?: string
  readonly at?: string
  readonly error?: string
  readonly headers?: Readonly<Record<string, string>>
}

function entry({
  method = 'GET',
  path = '/vm/v3/host',
  sent,
  status = 200,
  text = '{"list":[]}',
  at,
  ...rest
}: Entry) {
  const headers = Object.entries(rest.headers ?? {}).map(([name, value]) => ({ name, value }))
  const message = { httpVersion: 'HTTP/1.1', cookies: [], headers, headersSize: -1, bodySize: -1 }
  return {
    startedDateTime: at ?? '2026-01-02T03:04:05.000Z',
    time: 20,
    request: {
      ...message,
      method,
      url: `https://vm.example.com${path}`,
      queryString: [],
      ...(sent !== undefined && { postData: { mimeType: 'application/json', text: sent } }),
    },
    response: {
      ...message,
      status,
      statusText: '',
      redirectURL: '',
      content: {
        size: rest.size ?? text.length,
        mimeType: 'application/json',
        ...('size' in rest ? {} : { text }),
        ...(rest.encoding && { encoding: rest.encoding }),
      },
    },
    cache: {},
    timings: { send: 0, wait: 20, receive: 0 },
    ...(rest.error !== undefined && { _error: rest.error }),
  }
}

function archive(...entries: readonly Entry[]): object {
  const har = {
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: entries.map((each) => entry(each)),
    },
  }
  if (!ajv.validate('har.json#', har)) throw new Error(JSON.stringify(ajv.errors))
  return har
}

const choices = { platform: 'billmanager' } as const
const read = (har: unknown) => traceFromHar(har, 'folder/incident.har', { ...choices, salt: 'x' })
const exchangesOf = (events: readonly TraceEvent[]) => events.filter((event) => event.type === 'exchange')

describe('an HTTP archive', () => {
  it('of a run gives its exchanges back, whose they are, and the verdict of its contract', () => {
    const { results, context } = toldRun('billmanager')
    const [run] = results
    const before = exchangesOf((run && context.events?.get(run)) ?? [])
    const { events } = read(JSON.parse(renderHar(results, context)))
    const after = exchangesOf(events)
    expect(
      after.map(({ exchange, order }) => [exchange.request.method, exchange.request.path, order]),
    ).toEqual(before.map(({ exchange, order }) => [exchange.request.method, exchange.request.path, order]))
    expect(after.map(({ exchange }) => [exchange.request.body, exchange.response?.body])).toEqual(
      before.map(({ exchange }) => [exchange.request.body, exchange.response?.body]),
    )
    const begin = before[0]?.sentAtMs ?? 0
    expect(after.map(({ sentAtMs }) => Math.round(sentAtMs))).toEqual(
      before.map((e) => Math.round(e.sentAtMs - begin)),
    )
    expect(judgeTrace(events).findings).toEqual([])
  })

  it('has only what is said to VMmanager: pages and pictures are left out, and counted', () => {
    const { events, notes } = read(
      archive({ path: '/' }, { path: '/static/logo.png' }, {}, { method: 'PUT' }),
    )
    expect(exchangesOf(events)).toHaveLength(1)
    expect(notes).toEqual([
      'folder/incident.har is an HTTP archive: 1 exchanges of billmanager in dialect 2024.03; 3 other entries are left out',
    ])
  })

  it('leaves out what was not kept whole', () => {
    expect(exchangesOf(read(archive({ size: 100 }, { size: 0 })).events)).toHaveLength(1)
  })

  it('is a recording, named by its file, from the host that was asked', () => {
    expect(read(archive({})).events[0]).toMatchObject({
      scenario: 'incident',
      target: 'https://vm.example.com',
      sight: 'wire',
      platform: 'billmanager',
    })
  })

  it('is told in the order in which answers came, from the first request on', () => {
    const { events } = read(
      archive({ at: '2026-01-02T03:04:06.500Z', path: '/vm/v3/os' }, { at: '2026-01-02T03:04:05.000Z' }),
    )
    expect(
      exchangesOf(events).map(({ exchange, sentAtMs, atMs }) => [exchange.request.path, sentAtMs, atMs]),
    ).toEqual([
      ['/vm/v3/host', 0, 20],
      ['/vm/v3/os', 1500, 1520],
    ])
  })

  it.each([
    ['net::ERR_CONNECTION_REFUSED', { code: 'refused', sent: false }],
    ['net::ERR_TIMED_OUT', { code: 'timeout', sent: true }],
    ['net::ERR_ABORTED', { code: 'aborted', sent: true }],
    ['net::ERR_CONNECTION_RESET', { code: 'reset', sent: true }],
    ['reset', { code: 'reset', sent: true }],
    [undefined, { code: 'reset', sent: true }],
  ])('says what came in place of an answer: %s', (error, failure) => {
    const { events } = read(archive({ status: 0, text: '', ...(error !== undefined && { error }) }))
    expect(exchangesOf(events)[0]?.exchange).toMatchObject({ failure })
  })

  it('reads bodies that are packed as text', () => {
    const text = Buffer.from('{"list":[{"id":7}]}').toString('base64')
    const { events } = read(archive({ text, encoding: 'base64' }))
    expect(exchangesOf(events)[0]?.exchange.response?.body).toEqual({ list: [{ id: 7 }] })
  })

  it('loses its secrets on the way', () => {
    const text = JSON.stringify(
      read(
        archive(
          {
            method: 'POST',
            path: '/auth/v4/public/token',
            sent: '{"email":"a@b.example","password":"MARK-1"}',
          },
          { headers: { 'X-Xsrf-Token': 'MARK-2', Cookie: 'ses6=MARK-3', 'X-Api-Key': 'MARK-4' } },
          { method: 'POST', path: '/vm/v3/host', sent: 'password=MARK-5', text: '{"token":"MARK-6"' },
        ),
      ).events,
    )
    expect(text).toContain('a@b.example')
    expect(text).not.toContain('MARK')
  })

  it.each([
    ['200', '2023', '/auth/v3/auth', '{"session":"x","id":"3","confirmed":true,"expires_at":null}'],
    ['201', '2024.03', '/auth/v4/public/token', '{"id":"3","token":"x","confirmed":true,"expires_at":null}'],
  ])(
    'is taken for the release that it fits: a login answered with %s is of %s',
    (status, dialect, path, text) => {
      const sent = '{"email":"a@b.example","password":"x"}'
      const { events } = read(archive({ method: 'POST', path, sent, status: Number(status), text }))
      expect(events[0]).toMatchObject({ dialect })
    },
  )

  it.each([
    [{}, 'it has no entries'],
    [{ log: {} }, 'it has no entries'],
    [{ log: { entries: [{}] } }, 'entry 1 is none of an HTTP archive'],
    [
      { log: { entries: [{ ...entry({}), request: { method: 'GET', url: 'nowhere', headers: [] } }] } },
      'its URL is none',
    ],
  ])('is refused where it is none: %j', (har, problem) => {
    expect(() => read(har)).toThrow(HarnessError)
    expect(() => read(har)).toThrow(problem)
  })
})
