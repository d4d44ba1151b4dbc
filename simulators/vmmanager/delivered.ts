import type { Delivery } from '../transport/transport.ts'
import type { Reply } from './reply.ts'

const headers = { 'content-type': 'application/json' }

/** A reply on its way to the client. */
export function delivered({ status, body }: Reply): Delivery & { readonly failure?: never } {
  return { response: { status, headers, body } }
}
