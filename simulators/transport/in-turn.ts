import type { Transport } from './transport.ts'

/**
 * Sends one request at a time, in the order in which they were made. Under a virtual clock several requests
 * start at one moment; which of them a socket delivers first must not change the history.
 */
export function inTurn(inner: Transport): Transport {
  let last: Promise<unknown> = Promise.resolve()
  return (request) => {
    const delivery = last.then(() => inner(request))
    last = delivery
    return delivery
  }
}
