import type { Clock } from '../clock/clock.ts'
import { type Distribution, drawMs } from '../random/distribution.ts'
import type { RandomStream } from '../random/random-stream.ts'
import type { Transport } from './transport.ts'

/** How long the way and the acceptance take. */
export interface Latency {
  /** One way over the network. */
  readonly transport: Distribution
  /** What a call that changes something takes longer than one that reads. */
  readonly acceptance: Distribution
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
    await clock.sleep(drawMs(latency.transport, stream))
    const release = clock.hold()
    const delivery = await inner(request).finally(release)
    const acceptanceMs = request.method === 'GET' ? 0 : drawMs(latency.acceptance, stream)
    await clock.sleep(acceptanceMs + drawMs(latency.transport, stream))
    return delivery
  }
}
