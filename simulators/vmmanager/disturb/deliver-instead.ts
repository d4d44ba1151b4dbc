import type { FaultNamed } from '../../faults/faults.ts'
import type { Delivery } from '../../transport/transport.ts'
import { delivered } from '../delivered.ts'
import { refuse } from '../reply.ts'
import { proxyPage } from './deform.ts'

/** Faults that keep a request from VMmanager. */
export const requestFaults = [
  'asleep',
  'unreachable',
  'request-lost',
  'forbidden',
  'rate-limited',
  'server-error',
] as const

type RequestFault = (typeof requestFaults)[number]

/** What each of them does in place of VMmanager. */
const deliveries: Readonly<Record<RequestFault, (fault: FaultNamed<RequestFault>) => Delivery>> = {
  asleep: () => delivered(refuse('asleep')),
  unreachable: () => ({ failure: { code: 'refused', sent: false } }),
  'request-lost': () => ({ failure: { code: 'reset', sent: true } }),
  forbidden: () => delivered(refuse('forbidden')),
  'rate-limited': () => proxyPage(429),
  'server-error': (fault) => serverError(fault.fault === 'server-error' ? fault.status : undefined),
}

/** What comes to the client in place of VMmanager's answer. */
export function deliverInstead(fault: FaultNamed<RequestFault>): Delivery {
  return deliveries[fault.fault](fault)
}

function serverError(status: 500 | 502 | 503 | 504 = 500): Delivery {
  if (status === 500) return delivered(refuse('internal-error'))
  return status === 503 ? delivered(refuse('asleep')) : proxyPage(status)
}
