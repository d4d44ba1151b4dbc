import type { HostReinstallRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { installSource } from './create/install-source.ts'
import { withMadeHost } from './with-host.ts'

/**
 * `POST /vm/v3/host/{host_id}/reinstall`: answered like a creation. Without `os` and `image` the machine gets the
 * operating system that it has.
 */
export const hostReinstall: OperationHandler = withMadeHost((host, { world, body, account }) => {
  const { os = host.osId, image } = body as HostReinstallRequest
  const source = installSource(world, { os, image }, host.clusterId, account)
  if ('status' in source) return source
  const { osId, imageId, forbiddenNodeIds } = source
  if (forbiddenNodeIds.includes(host.nodeId)) return refuse('no-suitable-node', { node: host.nodeId })
  const task = createTask(world, 'host_reinstall', host, { osId, imageId }).consulId
  return ok({ id: host.id, task, recipe_task_list: [], recipe_task: 0, spice_task: 0 })
})
