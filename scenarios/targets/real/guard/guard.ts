import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { ExchangeRequest } from '../../../../contracts/exchange/exchange.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import { type BooksOptions, makeBooks } from './books.ts'
import { type Bounds, decide } from './decide.ts'
import type { Pace } from './pacer.ts'

/** What a guard has to know. */
export interface GuardOptions extends BooksOptions, Pick<Bounds, 'match' | 'presetRamMib'> {
  readonly inner: Transport
  readonly pace: Pace
  /** Of those whose requests it lets pass. */
  readonly clock: Pick<Clock, 'nowMs'>
}

/** The only way to a real target. Disposing of it lets no more requests pass, and waits for the last answers. */
export interface Guard extends AsyncDisposable {
  readonly transport: Transport
  /** Rejects with VMH_CALL_KEPT_BACK when a request was kept back. */
  readonly broken: Promise<never>
}

const unsent: Delivery = { failure: { code: 'aborted', sent: false } }

/** Lets pass what `decide` allows, at the pace that is allowed, and has the ledger know of all that is made before it is. */
export function makeGuard(options: GuardOptions): Guard {
  const { inner, holdings, budget, target, pace, clock, own, match, presetRamMib } = options
  const books = makeBooks(options)
  const underWay = new Set<Promise<unknown>>()
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  let isClosed = false

  const pass = async (request: ExchangeRequest): Promise<Delivery> => {
    const askedAtMs = clock.nowMs()
    await pace()
    const heldMs = clock.nowMs() - askedAtMs
    if (isClosed) return unsent
    const ramOf: Bounds['ramOf'] = (host) => books.ramOf(host)
    const bounds: Bounds = { match, holdings, own, presetRamMib, ramOf, left: budget.left() }
    const decision = decide(request, bounds)
    if (decision.kind === 'refuse') {
      reject(keptBack(target.name, request, decision.why))
      return unsent
    }
    const send = (): Promise<Delivery> => inner(request)
    const delivery = await (decision.kind === 'create' ? books.create(decision, send) : send())
    books.after(decision, delivery)
    if (delivery.response !== undefined) holdings.learn(request, delivery.response)
    return { ...delivery, heldMs }
  }

  return {
    broken,
    transport: (request) => {
      // A ledger that cannot be written ends the run before anything is sent.
      const passing = pass(request).catch((error: unknown) => {
        reject(error)
        return unsent
      })
      const settled: Promise<unknown> = passing.finally(() => underWay.delete(settled))
      underWay.add(settled)
      return passing
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true
      await Promise.allSettled(underWay)
    },
  }
}

function keptBack(target: string, { method, path }: ExchangeRequest, why: string): HarnessError {
  return new HarnessError('VMH_CALL_KEPT_BACK', { target, call: `${method} ${path}`, why })
}
