import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { ExchangeRequest } from '../../../../contracts/exchange/exchange.ts'
import type { ForeignEvent } from '../../../../contracts/trace/trace-event.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import { type BooksOptions, makeBooks } from './books.ts'
import { type Bounds, type Decision, decide } from './decide.ts'
import { Witness } from './witness.ts'
import type { Pace } from './budget.ts'

/** What has been begun and has not come to its end. */
class UnderWay {
  readonly #work = new Set<Promise<unknown>>()

  follow(work: Promise<unknown>): void {
    const settled: Promise<unknown> = work.finally(() => this.#work.delete(settled))
    this.#work.add(settled)
  }

  /** Resolves when all that is under way now has come to its end. */
  async atRest(): Promise<void> {
    await Promise.allSettled(this.#work)
  }

  /** Resolves when nothing is under way any more. */
  async ended(): Promise<void> {
    while (this.#work.size > 0) await this.atRest()
  }
}

/** What a guard has to know. */
export interface GuardOptions extends BooksOptions, Pick<Bounds, 'match' | 'presetRamMib'> {
  readonly inner: Transport
  readonly pace: Pace
  /** Of those whose requests it lets pass. */
  readonly clock: Pick<Clock, 'nowMs'>
  /** How it waits until VMmanager shows what it says it has made. */
  readonly patience: ShowPatience
  /**
   * Hears of an id that is not what VMmanager said it was; nothing passes any more then. Where nobody hears, the one
   * request is kept back.
   */
  readonly foreign?: (fact: ForeignEvent) => void
}

/** What was made may be shown a little later. */
export interface ShowPatience {
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>
  readonly pollMs: number
  readonly limitMs: number
}

/** The only way to a real target. Disposing of it lets no more requests pass, and waits for the last answers. */
export interface Guard extends AsyncDisposable {
  readonly transport: Transport
  /** Resolves when VMmanager was seen to be wrong about whose something is; rejects with VMH_CALL_KEPT_BACK. */
  readonly broken: Promise<'stopped'>
  /** Resolves when nothing is under way any more, and what was made was seen. */
  atRest(): Promise<void>
}

type Create = (
  decision: Decision & { kind: 'create' },
  request: ExchangeRequest,
  send: () => Promise<Delivery>,
) => Promise<Delivery>

const unsent: Delivery = { failure: { code: 'aborted', sent: false } }

/**
 * Lets pass what `decide` allows, at the pace that is allowed, and has the ledger know of all that is made before it is.
 * What changes something passes only after the thing was read by its id, and was seen to be what this run has made.
 */
export function makeGuard(options: GuardOptions): Guard {
  const { inner, holdings, budget, target, pace, clock, own, match, presetRamMib } = options
  const books = makeBooks(options)
  const underWay = new UnderWay()
  const { promise: broken, resolve, reject } = Promise.withResolvers<'stopped'>()
  broken.catch(() => {})
  let isClosed = false
  let isStopped = false
  const paced: Transport = async (request) => {
    await pace()
    return inner(request)
  }
  const witness = new Witness({ ...options, inner: paced })
  const ramOf: Bounds['ramOf'] = (host) => books.ramOf(host)
  const judged = (request: ExchangeRequest): Decision =>
    decide(request, { match, holdings, own, presetRamMib, ramOf, left: budget.left() })
  const keepBack = (request: ExchangeRequest, why: string): Delivery => {
    reject(keptBack(target.name, request, why))
    return unsent
  }
  const stop = (fact: ForeignEvent): void => {
    if (options.foreign === undefined || isStopped) return
    isStopped = true
    options.foreign(fact)
    resolve('stopped')
  }

  /** The answer does not wait for its proof, so that it takes no longer than VMmanager makes it. */
  const create: Create = async (decision, request, send) => {
    const { delivery, key } = await books.create(decision, send)
    const told = witness.lieIn(key, delivery, request.headers)
    underWay.follow(told.then((lie) => lie && stop(lie), reject))
    return delivery
  }

  const pass = async (request: ExchangeRequest): Promise<Delivery> => {
    const askedAtMs = clock.nowMs()
    await pace()
    const first = isClosed || isStopped ? undefined : judged(request)
    if (first === undefined) return unsent
    if (first.kind === 'refuse') return keepBack(request, first.why)
    const doubt = await witness.doubt(first, request.headers)
    if (doubt !== undefined) {
      if (doubt.kind === 'foreign') stop(doubt.fact)
      return doubt.kind === 'refuse' ? keepBack(request, doubt.why) : doubt.delivery
    }
    const heldMs = clock.nowMs() - askedAtMs
    if (isClosed || isStopped) return unsent
    // What was asked for meanwhile may have used the budget up.
    const decision = judged(request)
    if (decision.kind === 'refuse') return keepBack(request, decision.why)
    const send = (): Promise<Delivery> => inner(request)
    const delivery = decision.kind === 'create' ? await create(decision, request, send) : await send()
    books.after(decision, delivery)
    if (delivery.response !== undefined) holdings.learn(request, delivery.response)
    return { ...delivery, heldMs }
  }

  return {
    broken,
    atRest: () => underWay.atRest(),
    transport: (request) => {
      // A ledger that cannot be written ends the run before anything is sent.
      const passing = pass(request).catch((error: unknown) => {
        reject(error)
        return unsent
      })
      underWay.follow(passing)
      return passing
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true
      await underWay.ended()
    },
  }
}

function keptBack(target: string, { method, path }: ExchangeRequest, why: string): HarnessError {
  return new HarnessError('VMH_CALL_KEPT_BACK', { target, call: `${method} ${path}`, why })
}
