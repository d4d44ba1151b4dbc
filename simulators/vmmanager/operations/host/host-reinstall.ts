import type { HostReinstallRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { withMadeHost } from './with-host.ts'

/** `POST /vm/v3/host/{host_id}/reinstall`: answered like a creation. Without `os` the machine gets the one it has. */
export const hostReinstall: OperationHandler = withMadeHost((host, { world, body }) => {
  const { os: osId = host.osId } = body as HostReinstallRequest
  const os = world.oses.get(osId)
  if (os === undefined || !os.clusterIds.includes(host.clusterId))
    return refuse('os-not-available', { os: osId })
  const task = createTask(world, 'host_reinstall', host, { osId }).consulId
  return ok({ id: host.id, task, recipe_task_list: [], recipe_task: 0, spice_task: 0 })
})
