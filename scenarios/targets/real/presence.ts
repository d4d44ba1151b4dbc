import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import type { Clock } from '../../../simulators/clock/clock.ts'
import type { Delivery, Transport } from '../../../simulators/transport/transport.ts'

/** What is waited for, when nothing new has come for a while. */
export interface Standstill {
  readonly idleMs: number
  /** `answer`: none has come to the call; `change`: the call is answered the same again and again; `nothing` is asked for. */
  readonly waitsFor: 'answer' | 'change' | 'nothing'
  /** Method and path. */
  readonly call: string
}

/** What is watched. */
export interface Watched {
  readonly url: string
  readonly inner: Transport
  readonly clock: Pick<Clock, 'nowMs'>
  /** Without any answer for so long a target counts as away. */
  readonly awayMs: number
}

/** So many different calls are remembered with their last answers. */
const mostCalls = 1000

/** Sees whether a target answers, and whether it answers anything new. */
export class Presence {
  readonly #watched: Watched
  readonly #underWay = new Map<ExchangeRequest, number>()
  readonly #answers = new Map<string, string>()
  readonly #away = Promise.withResolvers<never>()
  #silentSinceMs: number | undefined
  #isAway = false
  #newsAtMs: number
  #lastCall = ''

  constructor(watched: Watched) {
    this.#watched = watched
    this.#newsAtMs = watched.clock.nowMs()
    this.#away.promise.catch(() => {})
  }

  /** It has not answered for longer than can be waited, and not since. */
  get isAway(): boolean {
    return this.#isAway
  }

  /** Rejects with VMH_TARGET_UNREACHABLE when it was away for the first time. */
  get away(): Promise<never> {
    return this.#away.promise
  }

  readonly send: Transport = async (request) => {
    const { clock, inner } = this.#watched
    this.#underWay.set(request, clock.nowMs())
    const delivery = await inner(request)
    this.#underWay.delete(request)
    this.#see(request, delivery)
    return delivery
  }

  /** What is waited for now. */
  standstill(): Standstill {
    const nowMs = this.#watched.clock.nowMs()
    const idleMs = nowMs - this.#newsAtMs
    const [oldest] = this.#underWay
    if (oldest !== undefined && nowMs - oldest[1] > idleMs / 2) {
      return { idleMs, waitsFor: 'answer', call: callOf(oldest[0]) }
    }
    return { idleMs, waitsFor: this.#lastCall === '' ? 'nothing' : 'change', call: this.#lastCall }
  }

  #see(request: ExchangeRequest, { response, failure }: Delivery): void {
    const nowMs = this.#watched.clock.nowMs()
    this.#lastCall = callOf(request)
    if (failure !== undefined) {
      this.#silentSinceMs ??= nowMs
      if (nowMs - this.#silentSinceMs >= this.#watched.awayMs) this.#leave(nowMs - this.#silentSinceMs)
      return
    }
    this.#silentSinceMs = undefined
    this.#isAway = false
    const key = `${this.#lastCall}?${request.query}`
    const answer = `${response.status} ${JSON.stringify(response.body)}`
    if (request.method !== 'GET' || this.#answers.get(key) !== answer) this.#newsAtMs = nowMs
    if (this.#answers.size >= mostCalls) this.#answers.clear()
    this.#answers.set(key, answer)
  }

  #leave(silentMs: number): void {
    this.#isAway = true
    const problem = `no answer for ${Math.round(silentMs / 1000)} s`
    this.#away.reject(new HarnessError('VMH_TARGET_UNREACHABLE', { url: this.#watched.url, problem }))
  }
}

function callOf({ method, path }: ExchangeRequest): string {
  return `${method} ${path}`
}
