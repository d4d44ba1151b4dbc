import type { HostResourceRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { refuseOverLimits } from '../../refuse-over-limits.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { toldOf } from '../../views/told-fields.ts'
import type { Host, HostWish } from '../../world/entities.ts'
import { withMadeHost } from './with-host.ts'
import { fitsOnNode } from '../../world/host-places.ts'

/** What a running machine bears (BILLmanager documentation, operation principles). */
const hotLimits = { cpuNumber: 240, ramStepMib: 1024, ramIncreases: 16 } as const

/**
 * `POST /vm/v3/host/{host_id}/resource`. A running machine only grows; what it cannot bear waits for its stop where
 * the request says `defer`, and is refused where it does not. A deferred change has no task.
 */
export const hostResource: OperationHandler = withMadeHost((host, { world, body }) => {
  const request = body as HostResourceRequest
  const wish = wishOf(request)
  const refusal = refuseOverLimits(world, host.accountId, wish, host)
  if (refusal !== undefined) return refusal
  if (!fitsOnNode(world, host, wish)) return refuse('no-suitable-node', { node: host.nodeId })
  if (host.state !== 'active' || isHot(host, wish)) {
    return ok({ id: host.id, task: createTask(world, 'host_change_params', host, wish).consulId })
  }
  if (request.defer === undefined) return refuse('wrong-state', { host_id: host.id, state: host.state })
  host.deferred = { ...host.deferred, ...wish, told: { ...host.deferred.told, ...wish.told } }
  return ok({ id: host.id })
})

function wishOf(request: HostResourceRequest): HostWish {
  const { cpu_number: cpuNumber, ram_mib: ramMib, net_bandwidth_mbitps: bandwidth } = request
  const { net_in_mbitps: netInMbitps = bandwidth, net_out_mbitps: netOutMbitps = bandwidth } = request
  return {
    ...(cpuNumber !== undefined && { cpuNumber }),
    ...(ramMib !== undefined && { ramMib }),
    ...(netInMbitps !== undefined && { netInMbitps }),
    ...(netOutMbitps !== undefined && { netOutMbitps }),
    told: toldOf(request),
  }
}

function isHot(host: Host, { cpuNumber = host.cpuNumber, ramMib = host.ramMib }: HostWish): boolean {
  const ramGrowthMib = ramMib - host.ramMib
  const isCpuFine = cpuNumber >= host.cpuNumber && cpuNumber <= hotLimits.cpuNumber
  const isRamFine =
    ramGrowthMib === 0 ||
    (ramGrowthMib > 0 &&
      ramGrowthMib % hotLimits.ramStepMib === 0 &&
      host.ramIncreases < hotLimits.ramIncreases)
  return isCpuFine && isRamFine
}
