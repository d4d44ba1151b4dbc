import type { AbortedRequest, CompletedRequest, CompletedResponse, Mockttp } from 'mockttp'
import type { ExchangeFailure, ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { HeardExchange } from '../../contracts/recording/infer-story.ts'
import type { Clock } from '../clock/clock.ts'
import { heardRequest, heardResponse } from './heard-message.ts'
import { targetOf } from './bound-to.ts'
import { failureOf } from '../transport/http-transport.ts'

/** What pairs of messages are told to. */
export interface Pairing {
  readonly clock: Pick<Clock, 'nowMs'>
  /** Path under which the API of VMmanager stands, '' for none. */
  readonly base: string
  readonly isMeant: (request: Pick<CompletedRequest, 'destination'>) => boolean
  /** Why a request got no answer, where it is known. */
  readonly failureFor: (id: string) => ExchangeFailure | undefined
  readonly hear: (heard: HeardExchange) => void
  /** Hears of what a trace cannot tell. */
  readonly leaveOut: (call: string) => void
  /** Hears of a call that could not be read, whatever it was. */
  readonly miss: (call: string, problem: string) => void
}

/** Requests under way at most; more are let go of, the oldest first. */
const mostUnderWay = 10_000

/** A request that has no end yet. */
interface UnderWay {
  readonly call: string
  readonly request: Promise<ExchangeRequest | undefined>
}

/** Puts requests and what came of them together, in the order in which they end. Never stands in the way of a call. */
export async function pairMessages(proxy: Mockttp, pairing: Pairing): Promise<() => Promise<void>> {
  const underWay = new Map<string, UnderWay>()
  let last: Promise<void> = Promise.resolve()
  const letGo = (): void => {
    const [oldest] = underWay
    if (oldest === undefined || underWay.size <= mostUnderWay) return
    underWay.delete(oldest[0])
    pairing.miss(oldest[1].call, `more than ${mostUnderWay} calls are under way`)
  }
  await proxy.on('request', (heard) => {
    if (!pairing.isMeant(heard)) return
    const request = heardRequest(heard, pairing.base)
    // Whoever waits for it later hears of it then.
    request.catch(() => {})
    underWay.set(heard.id, { call: callOf(heard), request })
    letGo()
  })
  const end = (heard: CompletedResponse | AbortedRequest): void => {
    const begun = underWay.get(heard.id)
    underWay.delete(heard.id)
    if (begun === undefined) return
    const atMs = pairing.clock.nowMs()
    const told = async (): Promise<void> => tell(await begun.request, heard, { atMs, pairing })
    last = last.then(told).catch((error: unknown) => pairing.miss(begun.call, String(error)))
  }
  await proxy.on('response', end)
  await proxy.on('abort', (heard) => {
    if (!underWay.has(heard.id) && pairing.isMeant(heard)) pairing.leaveOut(callOf(heard))
    end(heard)
  })
  return () => last
}

/** A request as people call it, without what its query says. */
export function callOf({ method, url }: Pick<CompletedRequest, 'method' | 'url'>): string {
  return `${method} ${targetOf(url).replace(/\?.*/s, '')}`
}

async function tell(
  request: ExchangeRequest | undefined,
  heard: CompletedResponse | AbortedRequest,
  { atMs, pairing }: { readonly atMs: number; readonly pairing: Pairing },
): Promise<void> {
  if (request === undefined) {
    pairing.leaveOut('method' in heard ? heard.method : 'a method that VMmanager does not know')
    return
  }
  const { startTimestamp, responseSentTimestamp, abortedTimestamp } = heard.timingEvents
  const tookMs = (responseSentTimestamp ?? abortedTimestamp ?? startTimestamp) - startTimestamp
  const base = { type: 'exchange', atMs, sentAtMs: Math.max(0, atMs - tookMs) } as const
  const end =
    'statusCode' in heard
      ? { response: await heardResponse(heard) }
      : { failure: pairing.failureFor(heard.id) ?? abortion(heard) }
  pairing.hear({ ...base, exchange: { request, ...end } })
}

/** Without an error of VMmanager's it was the client that went away. */
function abortion({ error }: AbortedRequest): ExchangeFailure {
  return error?.code === undefined ? { code: 'aborted', sent: true } : failureOf(error)
}
