import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SpanFacts, spanOf, traceIdOf } from './span.ts'

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
