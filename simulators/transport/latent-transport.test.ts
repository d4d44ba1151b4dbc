import { describe, expect, it } from 'vitest'
import type { HttpMethod } from '../../contracts/exchange/exchange.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { randomStream } from '../random/random-stream.ts'
import { type Latency, latentTransport } from './latent-transport.ts'
import type { Delivery, Transport } from './transport.ts'

const exact: Latency = {
  transport: { kind: 'fixed', ms: 10 },
  acceptance: { kind: 'fixed', ms: 100 },
  timeoutMs: 60_000,
}
const spread: Latency = {
  transport: { kind: 'uniform', minMs: 2, maxMs: 12 },
  acceptance: { kind: 'uniform', minMs: 80, maxMs: 600 },
  timeoutMs: 60_000,
}

const answer: Delivery = { response: { status: 200, headers: {} } }

async function times(
  latency: Latency,
  methods: readonly HttpMethod[],
  inner?: Transport,
): Promise<readonly (readonly [number, number])[]> {
  const clock = new VirtualClock()
  let arrivedAtMs = -1
  const send = latentTransport(
    inner ??
      (() => {
        arrivedAtMs = clock.nowMs()
        return Promise.resolve(answer)
      }),
    clock,
    latency,
    randomStream(1, 'latencies'),
  )
  const seen: [number, number][] = []
  for (const method of methods) {
    await send({ method, path: '/', query: '', headers: {} })
    seen.push([arrivedAtMs, clock.nowMs()])
  }
  return seen
}

describe('latentTransport', () => {
  it('lets a read take the way there and back', async () => {
    expect(await times(exact, ['GET', 'GET'])).toEqual([
      [10, 20],
      [30, 40],
    ])
  })

  it('lets a change take its acceptance besides, after the provider has acted', async () => {
    expect(await times(exact, ['POST', 'DELETE'])).toEqual([
      [10, 120],
      [130, 240],
    ])
  })

  it('draws the same latencies for the same seed', async () => {
    const methods = ['GET', 'POST', 'GET'] as const
    expect(await times(spread, methods)).toEqual(await times(spread, methods))
  })

  it('lets no virtual time pass while the provider works in real time', async () => {
    const inTheMeantime: Transport = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
      return answer
    }
    expect(await times(exact, ['GET'], inTheMeantime)).toEqual([[-1, 20]])
  })

  it('lets time go on when the inner transport breaks its promise and rejects', async () => {
    const clock = new VirtualClock()
    const send = latentTransport(
      () => Promise.reject(new Error('broken')),
      clock,
      exact,
      randomStream(1, 'x'),
    )
    await expect(send({ method: 'GET', path: '/', query: '', headers: {} })).rejects.toThrow('broken')
    await clock.sleep(5)
    expect(clock.nowMs()).toBe(15)
  })

  it('lets an answer that is late take so much longer', async () => {
    expect(await times(exact, ['GET'], () => Promise.resolve({ ...answer, lateMs: 500 }))).toEqual([
      [-1, 520],
    ])
  })

  it('gives up on an answer that does not come in time: nobody knows what came of the request', async () => {
    const clock = new VirtualClock()
    const late: Transport = () => Promise.resolve({ ...answer, lateMs: 3_600_000 })
    const send = latentTransport(late, clock, exact, randomStream(1, 'x'))
    const delivery = await send({ method: 'POST', path: '/', query: '', headers: {} })
    expect(delivery).toEqual({ failure: { code: 'timeout', sent: true } })
    expect(clock.nowMs()).toBe(60_000)
  })

  it('hands on a failure after the way back', async () => {
    const lost: Delivery = { failure: { code: 'reset', sent: true } }
    expect(await times(exact, ['GET'], () => Promise.resolve(lost))).toEqual([[-1, 20]])
  })
})
