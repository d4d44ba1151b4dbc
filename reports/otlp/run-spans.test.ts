import { describe, expect, test } from 'vitest'
import { alice, creation, lost, order as orderFact } from '../../contracts/trace/fixtures/facts.ts'
import { altered, without } from '../../contracts/trace/fixtures/trace-of.ts'
import { brokenRun, toldRun, type ToldRuns } from '../fixtures/told-runs.ts'
import {
  attributes,
  exchangeSpan,
  runSpans,
  type SpanFacts,
  spanOf,
  type ToldRun,
  traceIdOf,
} from './run-spans.ts'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import type { ExchangeEvent, Stamp } from '../../contracts/trace/trace-event.ts'
import fc from 'fast-check'

function told({ results, context }: ToldRuns): ToldRun {
  const [run] = results
  if (run === undefined) throw new Error('nothing was told')
  return { run, id: 'a run', events: context.events?.get(run) ?? [], language: 'en' }
}

function spans(run: ToldRun): readonly Readonly<Record<string, unknown>>[] {
  return runSpans(run) as readonly Readonly<Record<string, unknown>>[]
}

function names(run: ToldRun): readonly unknown[] {
  return spans(run).map(({ name }) => name)
}

describe('the spans of a run', () => {
  test('are of the run, then of each order: itself, its phases, its exchanges', () => {
    expect(names(told(toldRun('clouden')))).toEqual([
      'run single-order',
      'POST /auth/v4/public/token',
      'order',
      'queue',
      'accept',
      'create',
      'install',
      'network',
      'notice',
      'activate',
      'GET /vm/v3/account',
      'POST /vm/v3/account',
      'POST /vm/v3/host',
      'GET /vm/v3/task',
      'GET /vm/v3/task',
      'GET /vm/v3/task',
    ])
  })

  test('are none without the beginning of a trace', () => {
    const run = told(toldRun('billmanager'))
    expect(runSpans({ ...run, events: [] })).toEqual([])
    expect(runSpans({ ...run, events: run.events.slice(1) })).toEqual([])
  })

  test('leave out phases whose ends nobody told of', () => {
    const unseen = told(toldRun('billmanager', without('disk-ready')))
    expect(names(unseen)).not.toContain('create')
    expect(names(unseen)).toContain('queue')
  })

  test('mark an exchange that was never answered', () => {
    const story = toldRun('billmanager', altered('create', lost(creation(10_500, alice), 'timeout')))
    const create = spans(told(story)).find(({ name }) => name === 'POST /vm/v3/host')
    expect(create?.['status']).toEqual({ code: 2, message: 'timeout' })
  })

  test('give an exchange for an order that nobody placed to the run', () => {
    const run = told(toldRun('billmanager', without('placed')))
    const traces = new Set(spans(run).map(({ traceId }) => traceId))
    expect(traces.size).toBe(1)
    expect(names(run)).toContain('POST /vm/v3/host')
  })

  test('tell how an order ended, and why', () => {
    const refused = altered('active', orderFact(alice, 'refused', 'quota-exceeded'))
    const order = spans(told(toldRun('billmanager', refused))).find(({ name }) => name === 'order')
    const attributes = order?.['attributes']
    expect(attributes).toContainEqual({ key: 'vmharness.outcome', value: { stringValue: 'refused' } })
    expect(attributes).toContainEqual({ key: 'vmharness.reason', value: { stringValue: 'quota-exceeded' } })
    expect(attributes).toContainEqual({ key: 'vmharness.client', value: { stringValue: 'alice' } })
  })

  test('tell what was found in the language of the report', () => {
    const order = spans({ ...told(brokenRun()), language: 'ru' }).find(({ name }) => name === 'order')
    expect(order?.['status']).toMatchObject({ message: expect.stringContaining('стала активной') })
  })

  test('are named by the run: another has other ids throughout', () => {
    const run = told(toldRun('billmanager'))
    const idsOf = (id: string): readonly unknown[] => spans({ ...run, id }).map(({ spanId }) => spanId)
    expect(new Set([...idsOf('one'), ...idsOf('other')]).size).toBe(2 * idsOf('one').length)
  })
})

const request = { method: 'GET', path: '/vm/v3/host/12', query: '', headers: {} } as const

function event(exchange: Exchange): ExchangeEvent & Stamp {
  return { type: 'exchange', seq: 7, sentAtMs: 10, atMs: 30, order: '3', exchange }
}

describe('the span of an exchange', () => {
  const good = event({ request, response: { status: 200, headers: {} } })

  test('is that of a client, named by the call and not by its object', () => {
    expect(exchangeSpan(good, '2024.03', 'root')).toMatchObject({
      id: 'exchange 7',
      parent: 'root',
      name: 'GET /vm/v3/host/{host_id}',
      kind: 'client',
      fromMs: 10,
      toMs: 30,
      problem: undefined,
      attributes: {
        'http.request.method': 'GET',
        'url.path': '/vm/v3/host/12',
        'url.query': undefined,
        'url.template': '/vm/v3/host/{host_id}',
        'http.response.status_code': 200,
        'error.type': undefined,
        'vmharness.operation': 'host-read',
        'vmharness.seq': 7,
      },
    })
  })

  test('of a call that the contract does not know is named by its method alone', () => {
    const unknown = event({
      request: { ...request, path: '/nothing/12' },
      response: { status: 200, headers: {} },
    })
    const { name, attributes } = exchangeSpan(unknown, '2024.03', 'root')
    expect(name).toBe('GET')
    expect(attributes['vmharness.operation']).toBeUndefined()
  })

  test.each([
    [399, undefined],
    [400, '400'],
    [404, '404'],
    [503, '503'],
  ])('answered with %d has the error %s', (status, error) => {
    const { attributes, problem } = exchangeSpan(
      event({ request, response: { status, headers: {} } }),
      '2023',
      'root',
    )
    expect(attributes['error.type']).toBe(error)
    expect(problem !== undefined).toBe(error !== undefined)
  })

  test('without an answer says why', () => {
    const lost = event({ request: { ...request, query: 'limit=1' }, failure: { code: 'reset', sent: true } })
    const { attributes, problem } = exchangeSpan(lost, '2024.03', 'root')
    expect(attributes).toMatchObject({ 'error.type': 'reset', 'url.query': 'limit=1' })
    expect(attributes['http.response.status_code']).toBeUndefined()
    expect(problem).toBe('reset')
  })
})

const facts: SpanFacts = {
  id: 'phase queue',
  parent: 'root',
  name: 'queue',
  kind: 'internal',
  fromMs: 1,
  toMs: 3.5,
  attributes: { 'vmharness.phase': 'queue' },
}
const traceId = traceIdOf('a run', 'order-1')

describe('a span', () => {
  test('has ids of the lengths that OpenTelemetry asks for', () => {
    expect(spanOf(traceId, facts)).toMatchObject({
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
      spanId: expect.stringMatching(/^[\da-f]{16}$/),
      parentSpanId: expect.stringMatching(/^[\da-f]{16}$/),
    })
  })

  test('has its times in nanoseconds, as text', () => {
    expect(spanOf(traceId, facts)).toMatchObject({
      startTimeUnixNano: '1704067200001000000',
      endTimeUnixNano: '1704067200003500000',
    })
  })

  test('never ends before it begins', () => {
    const { startTimeUnixNano, endTimeUnixNano } = spanOf(traceId, { ...facts, toMs: 0 }) as Record<
      string,
      string
    >
    expect(endTimeUnixNano).toBe(startTimeUnixNano)
  })

  test.each([
    ['internal', 1],
    ['client', 3],
  ] as const)('of the kind %s has the number %d', (kind, number) => {
    expect(spanOf(traceId, { ...facts, kind })).toMatchObject({ kind: number })
  })

  test('is an error only with a problem', () => {
    expect(spanOf(traceId, facts)).toMatchObject({ status: {} })
    expect(spanOf(traceId, { ...facts, problem: 'lost' })).toMatchObject({
      status: { code: 2, message: 'lost' },
    })
    expect(spanOf(traceId, { ...facts, problem: '' })).toMatchObject({ status: { code: 2 } })
  })

  test('without a parent is a root', () => {
    const { parent: _parent, ...root } = facts
    expect(spanOf(traceId, root)).not.toHaveProperty('parentSpanId')
  })

  test('is found by its id as a parent, in its own trace only', () => {
    const idOf = (trace: string, key: string, span: SpanFacts): unknown =>
      Reflect.get(spanOf(trace, span), key)
    fc.assert(
      fc.property(fc.string(), fc.string(), (id, parent) => {
        const found = idOf(traceId, 'spanId', { ...facts, id: parent })
        expect(idOf(traceId, 'parentSpanId', { ...facts, id, parent })).toBe(found)
        expect(idOf(traceIdOf('another'), 'spanId', { ...facts, id: parent })).not.toBe(found)
      }),
    )
  })
})

test.each([
  ['a', { stringValue: 'a' }],
  ['', { stringValue: '' }],
  [true, { boolValue: true }],
  [false, { boolValue: false }],
  [0, { intValue: '0' }],
  [-7, { intValue: '-7' }],
  [2 ** 53 - 1, { intValue: '9007199254740991' }],
  [0.5, { doubleValue: 0.5 }],
])('%j is written as %j', (value, written) => {
  expect(attributes({ key: value })).toEqual([{ key: 'key', value: written }])
})

test('what is undefined is left out, and the rest keeps its order', () => {
  expect(attributes({ b: 1, a: undefined, c: 'x' }).map(({ key }) => key)).toEqual(['b', 'c'])
})
