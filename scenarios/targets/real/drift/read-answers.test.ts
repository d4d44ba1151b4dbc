import { describe, expect, it } from 'vitest'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { ExchangeRequest } from '../../../../contracts/exchange/exchange.ts'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'
import type { Delivery } from '../../../../simulators/transport/transport.ts'
import { type Readings, bounded, mostItems, readAnswers } from './read-answers.ts'
import fc from 'fast-check'

describe('what is looked at of an answer', () => {
  it('is all of it, as long as it is one of VMmanager', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(bounded(value)).toEqual(value)
      }),
    )
  })

  it('is the beginning of long lists, on every level', () => {
    const list = Array.from({ length: 1_000_000 }, (_, id) => ({ id }))
    const kept = bounded({ list, inner: { list } }) as { list: unknown[]; inner: { list: unknown[] } }
    expect([kept.list.length, kept.inner.list.length, kept.list[0]]).toEqual([
      mostItems,
      mostItems,
      { id: 0 },
    ])
  })

  it('is some names of an object that has thousands', () => {
    const names = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, index]))
    expect(Object.keys(bounded(names) as object)).toHaveLength(500)
  })

  it('has an end where an answer is nested deeper than the stack', () => {
    const deep: unknown = JSON.parse('[{"a":'.repeat(100_000) + '1' + '}]'.repeat(100_000))
    expect(JSON.stringify(bounded(deep)).length).toBeLessThan(1000)
  })
})

interface Read extends Readings {
  readonly asked: readonly ExchangeRequest[]
  readonly tookMs: number
}

const answered = (status: number, body: unknown): Delivery => ({ response: { status, headers: {}, body } })
const lost: Delivery = { failure: { code: 'reset', sent: true } }
const empty = answered(200, { list: [] })

async function read(answer: (path: string, count: number) => Delivery, samples = 2): Promise<Read> {
  const asked: ExchangeRequest[] = []
  const clock = new VirtualClock()
  const readings = await readAnswers({
    url: 'https://vm.example.com',
    token: 't',
    clock,
    samples,
    today: () => Date.UTC(2024, 2, 2, 3, 4),
    transport: (request) => {
      asked.push(request)
      return Promise.resolve(answer(request.path, asked.filter(({ path }) => path === request.path).length))
    },
  })
  return { ...readings, asked, tookMs: clock.nowMs() }
}

const reasonOf = ({ unobserved }: Readings, id: string): unknown =>
  unobserved.find(({ operation }) => operation === id)

describe('reading a target', () => {
  it('asks as who is logged in, and changes nothing', async () => {
    const { asked } = await read(() => empty)
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']))
    expect(asked.every(({ headers, body }) => headers['x-xsrf-token'] === 't' && body === undefined)).toBe(
      true,
    )
  })

  it('asks for the beginning of lists, and for what they have shown', async () => {
    const { asked, observations } = await read((path) =>
      path === '/vm/v3/host' ? answered(200, { list: [{ id: 7 }, { id: 8 }, { id: 9 }] }) : empty,
    )
    const queries = new Map(asked.map(({ path, query }) => [path, query]))
    expect(queries.get('/vm/v3/host')).toBe('limit=0,100')
    expect(queries.get('/vm/v3/version')).toBe('')
    expect(queries.get('/vm/v3/host/7/metrics')).toBe('target=cpu_load&from=03:04_20240301')
    const reads = asked.map(({ path }) => path).filter((path) => /^\/vm\/v3\/host\/\d+$/.test(path))
    expect(reads).toEqual(['/vm/v3/host/7', '/vm/v3/host/9'])
    expect(observations.filter(({ operation }) => operation === 'host-read')).toHaveLength(2)
  })

  it('tells what cannot be asked, and why', async () => {
    const readings = await read(() => empty)
    expect(reasonOf(readings, 'host-read')).toEqual({
      operation: 'host-read',
      reason: 'no-item',
      detail: 'host_id',
    })
    expect(reasonOf(readings, 'settings-read')).toMatchObject({ reason: 'no-value' })
    expect(reasonOf(readings, 'host-list')).toBeUndefined()
  })

  it('tells what is refused, with its error', async () => {
    const readings = await read((path) =>
      path === '/vm/v3/node' ? answered(403, { error: { code: 3003, msg: 'no', value: {} } }) : empty,
    )
    expect(reasonOf(readings, 'node-list')).toEqual({
      operation: 'node-list',
      reason: 'refused',
      detail: '403, 3003',
    })
  })

  it('takes an operation for seen when one of several things has shown it', async () => {
    const gone = answered(404, { error: { code: 3080, msg: '', value: {} } })
    const readings = await read((path) => {
      if (path === '/vm/v3/host') return answered(200, { list: [{ id: 7 }, { id: 8 }] })
      return path.startsWith('/vm/v3/host/8') ? gone : empty
    })
    expect(reasonOf(readings, 'host-read')).toBeUndefined()
    expect(readings.observations.filter(({ operation }) => operation === 'host-read')).toHaveLength(1)
  })

  it('lets a missing route be seen', async () => {
    const { observations } = await read((path) => (path === '/vm/v3/os' ? answered(404, 'none') : empty))
    expect(observations.find(({ operation }) => operation === 'os-list')?.status).toBe(404)
  })
})

describe('a service that sleeps', () => {
  it('is waited for as the vendor waits', async () => {
    const { observations, tookMs } = await read((path, count) =>
      path === '/vm/v3/cluster' && count < 4 ? answered(503, 'Unavailable') : empty,
    )
    expect(observations.find(({ operation }) => operation === 'cluster-list')?.status).toBe(200)
    expect(tookMs).toBe(100 + 200 + 300)
  })

  it('is waited for once, and what it would answer is not observable', async () => {
    const readings = await read((path) => (path.startsWith('/ip/v3/') ? answered(503, '') : empty))
    expect(readings.tookMs).toBe(5500)
    const asleep = readings.unobserved
      .filter(({ reason }) => reason === 'asleep')
      .map(({ operation }) => operation)
    expect(asleep).toEqual(
      expect.arrayContaining(['ip-service-ip-list', 'ip-service-pool-list', 'ipnet-list']),
    )
  })
})

describe('an answer that does not come', () => {
  it('is asked for once more', async () => {
    const { observations } = await read((path, count) => (path === '/vm/v3/os' && count === 1 ? lost : empty))
    expect(observations.some(({ operation }) => operation === 'os-list')).toBe(true)
  })

  it('is nothing to worry about, however often it is only the first one', async () => {
    const { observations, unobserved } = await read((_, count) => (count === 1 ? lost : empty))
    expect(observations.length).toBeGreaterThan(20)
    expect(unobserved.filter(({ reason }) => reason === 'no-answer')).toEqual([])
  })

  it('tells nothing of the operation', async () => {
    const readings = await read((path) => (path === '/vm/v3/os' ? lost : empty))
    expect(reasonOf(readings, 'os-list')).toEqual({
      operation: 'os-list',
      reason: 'no-answer',
      detail: 'reset',
    })
  })

  it('ends the reading when nobody is there any more', async () => {
    let count = 0
    const failure: unknown = await read(() => (count++ < 10 ? empty : lost)).catch((error: unknown) => error)
    expect(HarnessError.is(failure) && failure.code).toBe('VMH_TARGET_UNREACHABLE')
    expect(count).toBe(14)
  })
})
