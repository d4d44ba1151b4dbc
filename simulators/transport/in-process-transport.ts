import type { SimulatedVmmanager } from '../vmmanager/simulated-vmmanager.ts'
import type { Transport } from './transport.ts'

/** Calls the simulator without a network. Nothing is copied: both sides hold bodies as read-only. */
export function inProcessTransport(vmmanager: SimulatedVmmanager): Transport {
  return (request) => {
    const { delivery, lateMs } = vmmanager.receive(request)
    return Promise.resolve(lateMs === 0 ? delivery : { ...delivery, lateMs })
  }
}
