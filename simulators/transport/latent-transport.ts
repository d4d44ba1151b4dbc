import type { Clock } from '../clock/clock.ts'
import type { Distribution } from '../random/distribution.ts'
import { drawMs } from '../random/draw-ms.ts'
import type { RandomStream } from '../random/random-stream.ts'
import type { Transport } from './transport.ts'

/** How long the way and the acceptance take. */
export interface Latency {
  /** One way over the network. */
  readonly transport: Distribution
  /** What a call that changes something takes longer than one that reads. */
  readonly acceptance: Distribution
  /** After so long the consumer gives up on an answer, in ms. */
  readonly timeoutMs: number
}

/**
 * Puts time between a consumer and a provider that has none of its own. The provider acts when the request
 * arrives; the acceptance passes on the way back. While `inner` works, virtual time stands still.
 */
export function latentTransport(
  inner: Transport,
  clock: Clock,
  latency: Latency,
  stream: RandomStream,
): Transport {
  return async (request) => {
    const thereMs = drawMs(latency.transport, stream)
    await clock.sleep(thereMs)
    const { lateMs = 0, ...delivery } = await held(clock, inner(request))
    const acceptanceMs = request.method === 'GET' ? 0 : drawMs(latency.acceptance, stream)
    const backMs = acceptanceMs + lateMs + drawMs(latency.transport, stream)
    const leftMs = Math.max(0, latency.timeoutMs - thereMs)
    await clock.sleep(Math.min(backMs, leftMs))
    return backMs > leftMs ? { failure: { code: 'timeout', sent: true } } : delivery
  }
}

async function held<Value>(clock: Clock, pending: Promise<Value>): Promise<Value> {
  const release = clock.hold()
  try {
    return await pending
  } finally {
    release()
  }
}
