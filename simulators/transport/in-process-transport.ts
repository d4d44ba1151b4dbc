import type { SimulatedVmmanager } from '../vmmanager/simulated-vmmanager.ts'
import type { Transport } from './transport.ts'

/** Calls the simulator without a network. Nothing is copied: both sides hold bodies as read-only. */
export function inProcessTransport(vmmanager: SimulatedVmmanager): Transport {
  return (request) => {
    const { response, replyLost } = vmmanager.receive(request)
    return Promise.resolve(replyLost ? { failure: { code: 'reset', sent: true } } : { response })
  }
}
