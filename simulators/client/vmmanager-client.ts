import type { ExchangeRequest, HttpMethod } from '../../contracts/exchange/exchange.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import type { Clock } from '../clock/clock.ts'
import { type Misbehave, type Send, onWire } from '../quirks/quirk.ts'
import type { Delivery, Transport } from '../transport/transport.ts'
import { sessionServices } from './session-services.ts'
import { type CallResult, type CallTrouble, isUnknownItem } from './outcome.ts'
import type { RetryPolicy } from './poll.ts'

/** What a client needs to talk to a VMmanager. */
export interface ClientOptions {
  readonly transport: Transport
  readonly clock: Clock
  readonly credentials: { readonly email: string; readonly password: string }
  readonly retry: RetryPolicy
  /** The session service that it knows. BILLmanager knows the newer one since 6.92.0. */
  readonly authVersion: 'v3' | 'v4'
  /** Hears of each exchange when its answer has come. */
  readonly tell: (fact: TraceFact, atMs: number) => void
  /** A defect of this client, where it is to have one. */
  readonly misbehave?: Misbehave | undefined
}

/** One call of the API. */
export interface ApiCall {
  readonly method: HttpMethod
  /** Percent-encoded where it has to be. */
  readonly path: string
  readonly query?: string
  readonly body?: unknown
  /** The order on whose behalf the call is made. */
  readonly order?: string
  /** The answer is an array, as that of metrics alone is; it is given as `list`. */
  readonly answersArray?: true
}

/**
 * A careful client: logs in when it must, and once more when its session is over; repeats what a sleeping
 * platform or a broken connection has kept from arriving; never repeats a change whose outcome is unknown.
 */
export class VmmanagerClient {
  readonly #options: ClientOptions
  #login: Promise<string | CallTrouble> | undefined

  constructor(options: ClientOptions) {
    this.#options = options
  }

  /** The session service that it knows. */
  get authVersion(): 'v3' | 'v4' {
    return this.#options.authVersion
  }

  async call(call: ApiCall): Promise<CallResult> {
    const first = await this.#attempt(call)
    const { result } = first.isSessionOver ? await this.#attempt(call) : first
    return result
  }

  async #attempt(call: ApiCall): Promise<{ readonly result: CallResult; readonly isSessionOver: boolean }> {
    const login = (this.#login ??= this.#logIn())
    const token = await login
    const isLoggedIn = typeof token === 'string'
    const result = isLoggedIn ? await this.#untilAnswered(call, { 'x-xsrf-token': token }) : token
    const isSessionOver = isLoggedIn && result.kind === 'refused' && result.status === 401
    // Several calls find the same session over: the first forgets it, and one login serves them all.
    if ((isSessionOver || !isLoggedIn) && this.#login === login) this.#login = undefined
    return { result, isSessionOver }
  }

  async #logIn(): Promise<string | CallTrouble> {
    const { authVersion, credentials } = this.#options
    const { path, field } = sessionServices[authVersion]
    const result = await this.#untilAnswered({ method: 'POST', path, body: credentials }, {})
    if (result.kind !== 'ok') return result
    const { [field]: token } = result.body
    return typeof token === 'string' ? token : { kind: 'unknown' }
  }

  async #untilAnswered(call: ApiCall, headers: Readonly<Record<string, string>>): Promise<CallResult> {
    const { clock, retry, authVersion } = this.#options
    // A login may be repeated though it is a POST: a second session does no harm.
    const isHarmless = call.method === 'GET' || call.path === sessionServices[authVersion].path
    const giveUpAtMs = clock.nowMs() + retry.limitMs
    for (;;) {
      const result = judge(await this.#exchange(call, headers), call.answersArray)
      const isRepeatable = result.kind === 'unavailable' || (result.kind === 'unknown' && isHarmless)
      if (!isRepeatable) return result
      if (clock.nowMs() + retry.pauseMs > giveUpAtMs) return { kind: 'unavailable' }
      await clock.sleep(retry.pauseMs)
    }
  }

  #exchange(call: ApiCall, headers: Readonly<Record<string, string>>): Promise<Delivery> {
    const { misbehave } = this.#options
    const { method, path, query = '', body, order } = call
    const bodyHeaders = body === undefined ? headers : { ...headers, 'content-type': 'application/json' }
    const request: ExchangeRequest = {
      method,
      path,
      query,
      headers: bodyHeaders,
      ...(body === undefined ? {} : { body }),
    }
    const send: Send = (asked) => this.#send(asked, order)
    return onWire(send, misbehave)(request)
  }

  async #send(request: ExchangeRequest, order: string | undefined): Promise<Delivery> {
    const { clock, transport, tell } = this.#options
    const askedAtMs = clock.nowMs()
    const { heldMs = 0, ...delivery } = await transport(request)
    const sentAtMs = askedAtMs + heldMs
    const fact = { type: 'exchange', sentAtMs, exchange: { request, ...delivery } } as const
    tell(order === undefined ? fact : { ...fact, order }, clock.nowMs())
    return delivery
  }
}

function judge({ response, failure }: Delivery, answersArray = false): CallResult {
  if (response === undefined) return { kind: failure.sent ? 'unknown' : 'unavailable' }
  const { status, body } = response
  if (status === 503) return { kind: 'unavailable' }
  // A proxy that got no good answer in time cannot know what VMmanager has done.
  if (status === 502 || status === 504) return { kind: 'unknown' }
  const error = isUnknownItem(body) ? body['error'] : undefined
  const code = isUnknownItem(error) ? error['code'] : undefined
  if (status >= 400 || isUnknownItem(error)) {
    return { kind: 'refused', status, code: typeof code === 'number' ? code : status }
  }
  if (answersArray && Array.isArray(body)) return { kind: 'ok', body: { list: body } }
  return isUnknownItem(body) ? { kind: 'ok', body } : { kind: 'unknown' }
}
