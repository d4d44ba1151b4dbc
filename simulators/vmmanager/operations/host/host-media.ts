import type {
  HostIsoMountRequest,
  HostRescueModeRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { withMadeHost } from './with-host.ts'

/** `POST /vm/v3/host/{host_id}/rescue_mode`: a task enters or leaves it; the machine goes on as it is. */
export const hostRescueMode: OperationHandler = withMadeHost((host, { world, body }) => {
  const told = { rescue_mode: (body as HostRescueModeRequest).rescue_mode }
  return ok({ id: host.id, task: createTask(world, 'host_rescue_mode', host, { told }).consulId })
})

/** `POST /vm/v3/host/{host_id}/iso/mount`: nothing is fetched; the machine says that the image is in. */
export const hostIsoMount: OperationHandler = withMadeHost((host, { world, body }) => {
  const { url } = body as HostIsoMountRequest
  const told = { iso_mounted: true, iso_status: 'mounted', iso_url: url }
  return ok({ id: host.id, task: createTask(world, 'host_iso_mount', host, { told }).consulId })
})

/** `POST /vm/v3/host/{host_id}/iso/cancel` and `/iso/finish`: the image is out, whatever was done with it. */
export const hostIsoUnmount: OperationHandler = withMadeHost((host, { world }) => {
  const isIn = host.told['iso_mounted'] === true
  if (!isIn) return refuse('wrong-state', { host_id: host.id, iso_mounted: false })
  const told = { iso_mounted: false, iso_status: null, iso_url: null }
  return ok({ id: host.id, task: createTask(world, 'host_iso_unmount', host, { told }).consulId })
})
