import type { ExchangeRequest, ExchangeResponse, HttpMethod } from '../../contracts/exchange/exchange.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import type { Clock } from '../clock/clock.ts'
import type { Delivery, Transport } from '../transport/transport.ts'
import type { CallResult } from './call-result.ts'
import type { RetryPolicy } from './retry-policy.ts'

/** What a client needs to talk to a VMmanager. */
export interface ClientOptions {
  readonly transport: Transport
  readonly clock: Clock
  readonly credentials: { readonly email: string; readonly password: string }
  readonly retry: RetryPolicy
  /** Hears of each exchange when its answer has come. */
  readonly tell: (fact: TraceFact, atMs: number) => void
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
}

const tokenCall = { method: 'POST', path: '/auth/v4/public/token' } as const

/**
 * A careful client: logs in when it must, and once more when its session has expired; repeats what a sleeping
 * platform or a broken connection has kept from arriving; never repeats a change whose outcome is unknown.
 */
export class VmmanagerClient {
  readonly #options: ClientOptions
  #token: Promise<string | CallResult> | undefined

  constructor(options: ClientOptions) {
    this.#options = options
  }

  async call(call: ApiCall): Promise<CallResult> {
    const token = this.#token ?? (this.#token = this.#logIn())
    const first = await this.#callWith(token, call)
    if (first !== 'session-expired') return first
    // Several calls find the same session expired: only the first of them logs in again.
    if (this.#token === token) this.#token = this.#logIn()
    const second = await this.#callWith(this.#token ?? this.#logIn(), call)
    return second === 'session-expired'
      ? { kind: 'refused', code: 401, problem: 'the new session is refused' }
      : second
  }

  async #callWith(
    login: Promise<string | CallResult>,
    call: ApiCall,
  ): Promise<CallResult | 'session-expired'> {
    const token = await login
    if (typeof token !== 'string') {
      if (this.#token === login) this.#token = undefined
      return token
    }
    return this.#untilAnswered(call, { 'x-xsrf-token': token })
  }

  async #logIn(): Promise<string | CallResult> {
    const answer = await this.#untilAnswered({ ...tokenCall, body: this.#options.credentials }, {})
    if (answer === 'session-expired') return { kind: 'refused', code: 401, problem: 'the login is refused' }
    const token = answer.kind === 'ok' ? (answer.body as { readonly token?: unknown }).token : undefined
    if (typeof token === 'string') return token
    return answer.kind === 'ok'
      ? { kind: 'refused', code: 200, problem: 'the login brought no token' }
      : answer
  }

  async #untilAnswered(
    call: ApiCall,
    headers: Readonly<Record<string, string>>,
  ): Promise<CallResult | 'session-expired'> {
    const { clock, retry } = this.#options
    const giveUpAtMs = clock.nowMs() + retry.limitMs
    for (;;) {
      const { response, failure } = await this.#exchange(call, headers)
      if (response !== undefined && response.status !== 503) return judge(response)
      // A login may be repeated though it is a POST: a second session does no harm.
      const isHarmless = call.method === 'GET' || call.path === tokenCall.path
      if (failure?.sent === true && !isHarmless) return { kind: 'unknown' }
      if (clock.nowMs() + retry.pauseMs > giveUpAtMs) return { kind: 'unavailable' }
      await clock.sleep(retry.pauseMs)
    }
  }

  async #exchange(call: ApiCall, headers: Readonly<Record<string, string>>): Promise<Delivery> {
    const { clock, transport, tell } = this.#options
    const { method, path, query = '', body, order } = call
    const bodyHeaders = body === undefined ? headers : { ...headers, 'content-type': 'application/json' }
    const request: ExchangeRequest = {
      method,
      path,
      query,
      headers: bodyHeaders,
      ...(body === undefined ? {} : { body }),
    }
    const sentAtMs = clock.nowMs()
    const delivery = await transport(request)
    const fact = { type: 'exchange', sentAtMs, exchange: { request, ...delivery } } as const
    tell(order === undefined ? fact : { ...fact, order }, clock.nowMs())
    return delivery
  }
}

function judge({ status, body }: ExchangeResponse): CallResult | 'session-expired' {
  if (status === 401) return 'session-expired'
  const envelope = (
    body as { readonly error?: { readonly code?: unknown; readonly msg?: unknown } } | undefined
  )?.error
  if (status < 400 && envelope === undefined) return { kind: 'ok', body }
  return {
    kind: 'refused',
    code: typeof envelope?.code === 'number' ? envelope.code : status,
    problem: typeof envelope?.msg === 'string' ? envelope.msg : `HTTP ${status}`,
  }
}
