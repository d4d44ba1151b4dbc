import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js'
import { describe, expect, test } from 'vitest'
import { phaseNames } from '../../contracts/lifecycle/phase.ts'
import { bob, order as orderFact } from '../../contracts/trace/fixtures/facts.ts'
import { also } from '../../contracts/trace/fixtures/trace-of.ts'
import { brokenRun, together, type ToldRuns, toldRun } from '../fixtures/told-runs.ts'
import { sampleResults } from '../fixtures/sample-results.ts'
import { renderOtlp } from './render-otlp.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[]
  readonly status: { readonly code?: number; readonly message?: string }
}

interface Resource {
  readonly resource: { readonly attributes: Span['attributes'] }
  readonly scopeSpans: readonly [{ readonly spans: readonly Span[] }]
}

/** What of the generated code is used here; its types do not tell. */
interface Message {
  readonly fromObject: (json: object) => object
  readonly verify: (message: object) => string | null
  readonly encode: (message: object) => { readonly finish: () => Uint8Array }
  readonly decode: (bytes: Uint8Array) => object
  readonly toObject: (message: object, options: object) => object
}

interface Protocol {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: { readonly trace: { readonly v1: { readonly ExportTraceServiceRequest: Message } } }
    }
  }
}

const { ExportTraceServiceRequest } = (root as unknown as Protocol).opentelemetry.proto.collector.trace.v1

/** The request as the generated code of OpenTelemetry's protocol reads it: through its bytes and back. */
function throughProtobuf(json: object): object {
  const message = ExportTraceServiceRequest.fromObject(json)
  const bytes = ExportTraceServiceRequest.encode(message).finish()
  const read = ExportTraceServiceRequest.decode(bytes)
  return ExportTraceServiceRequest.toObject(read, { longs: String, bytes: String })
}

function requestOf({ results, context }: ToldRuns): { readonly resourceSpans: readonly Resource[] } {
  return JSON.parse(renderOtlp(results, context)) as { readonly resourceSpans: readonly Resource[] }
}

function spansOf(told: ToldRuns): readonly Span[] {
  return requestOf(told).resourceSpans.flatMap(({ scopeSpans: [{ spans }] }) => spans)
}

function attribute({ attributes }: Pick<Span, 'attributes'>, name: string): unknown {
  return Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0]
}

function lengthMs({ startTimeUnixNano, endTimeUnixNano }: Span): number {
  return Number(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / 1e6
}

const good = toldRun('billmanager')
const anything = together(good, toldRun('clouden'), brokenRun(), toldRun('billmanager'))

describe('the OTLP traces', () => {
  test.each([
    ['one run', good],
    ['runs of both platforms, one of them twice', anything],
  ])('mean to the generated code of the protocol what they say, with %s', (_, told) => {
    const request = requestOf(told)
    expect(ExportTraceServiceRequest.verify(ExportTraceServiceRequest.fromObject(request))).toBeNull()
    // Nothing is lost and nothing is added, so there is no field in them that the protocol does not know.
    expect(throughProtobuf(request)).toEqual(request)
  })

  test('would lose what the protocol does not know', () => {
    const request = requestOf(good)
    const spoilt = { resourceSpans: request.resourceSpans.map((each) => ({ ...each, colour: 'red' })) }
    expect(throughProtobuf(spoilt)).not.toEqual(spoilt)
  })

  test('have ids that no other span has, and parents that are there in the same trace', () => {
    const spans = spansOf(anything)
    const ids = new Set(spans.map(({ traceId, spanId }) => `${traceId} ${spanId}`))
    expect(ids.size).toBe(spans.length)
    for (const { traceId, spanId, parentSpanId } of spans) {
      expect(traceId).toMatch(/^(?!0{32})[\da-f]{32}$/)
      expect(spanId).toMatch(/^(?!0{16})[\da-f]{16}$/)
      expect(ids).toContain(`${traceId} ${parentSpanId ?? spanId}`)
    }
  })

  test('have one root each: a trace for the run, and one for each order', () => {
    const told = toldRun('billmanager', also('b', 1, orderFact(bob, 'placed')))
    const spans = spansOf(told)
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined)
    expect(roots.map(({ name }) => name)).toEqual(['run single-order', 'order', 'order'])
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(3)
  })

  test('have a span for each phase that an order passed, as long as the phase was', () => {
    const [run] = good.results
    for (const phase of phaseNames.filter((name) => name !== 'total')) {
      const spans = spansOf(good).filter((span) => attribute(span, 'vmharness.phase') === phase)
      expect(spans.map(({ name }) => name)).toEqual([phase])
      expect(spans.map(lengthMs)).toEqual(run?.phases[phase])
    }
  })

  test('have the whole of an order as its root', () => {
    const orders = spansOf(good).filter(({ name }) => name === 'order')
    expect(orders.map(lengthMs)).toEqual(good.results[0]?.phases.total)
    expect(
      orders.map((span) => [attribute(span, 'vmharness.order'), attribute(span, 'vmharness.outcome')]),
    ).toEqual([['order-1', 'active']])
  })

  test('have a span for each exchange, with its order or with the run', () => {
    const exchanges = spansOf(good).filter(({ kind }) => kind === 3)
    expect(exchanges).toHaveLength(good.results[0]?.exchanges ?? 0)
    const login = exchanges.find(({ name }) => name === 'POST /auth/v4/public/token')
    const create = exchanges.find(({ name }) => name === 'POST /vm/v3/host')
    const traces = spansOf(good).filter(({ parentSpanId }) => parentSpanId === undefined)
    expect(login?.traceId).toBe(traces.find(({ name }) => name === 'run single-order')?.traceId)
    expect(create?.traceId).toBe(traces.find(({ name }) => name === 'order')?.traceId)
    expect(create && lengthMs(create)).toBe(500)
  })

  test('keep an order that never settled open until the end, with no phase that it did not pass', () => {
    const told = toldRun('billmanager', also('b', 1000, orderFact(bob, 'placed')))
    const open = spansOf(told).find((span) => attribute(span, 'vmharness.outcome') === 'unsettled')
    expect(open && lengthMs(open)).toBe(89_000)
    expect(spansOf(told).filter(({ traceId }) => traceId === open?.traceId)).toHaveLength(1)
  })

  test('name the platform as the service, and the clock whose times these are', () => {
    const resources = requestOf(anything).resourceSpans.map(({ resource }) => resource)
    expect(resources.map((resource) => attribute(resource, 'service.name'))).toEqual([
      'billmanager',
      'clouden',
      'billmanager',
      'billmanager',
    ])
    for (const resource of resources) expect(attribute(resource, 'vmharness.clock')).toBe('virtual')
  })

  test('mark what is broken: the run, and the order with what was found', () => {
    const roots = spansOf(brokenRun()).filter(({ parentSpanId }) => parentSpanId === undefined)
    const [run, order] = roots.map(({ status }) => status)
    expect(run).toEqual({ code: 2, message: 'failed' })
    expect(order?.code).toBe(2)
    expect(order?.message).toContain('became Active before the operating system')
    for (const { status } of spansOf(good)) expect(status).toEqual({})
  })

  test('have the same ids for the same run, whatever stands beside it', () => {
    const idsOf = (told: ToldRuns): readonly string[] => spansOf(told).map(({ spanId }) => spanId)
    expect(idsOf(together(toldRun('clouden'), good)).slice(-idsOf(good).length)).toEqual(idsOf(good))
  })

  test('are none where nobody has told what happened', () => {
    const { results, context } = { results: sampleResults(), context: { language: 'en', wallMs: 1 } as const }
    expect(requestOf({ results, context })).toEqual({ resourceSpans: [] })
  })
})
