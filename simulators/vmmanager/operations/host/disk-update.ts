import type { DiskUpdateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { seesHost } from '../../access.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { fitsOnNode } from '../../world/fits-on-node.ts'

/**
 * `POST /vm/v3/disk/{disk_id}`: a disk grows. A smaller size is silently ignored, and so there is no task
 * (BILLmanager documentation, operation principles).
 */
export const diskUpdate: OperationHandler = ({ world, pathParams, body, account }) => {
  const [host] = world.hosts.with('diskId', Number(pathParams['disk_id'])) ?? []
  if (host === undefined) return refuse('instance-not-found', { disk_id: pathParams['disk_id'] })
  if (!seesHost(account, host)) return refuse('forbidden', { disk_id: host.diskId })
  const { size_mib: diskMib } = body as DiskUpdateRequest
  if (diskMib === undefined || diskMib <= host.diskMib) return ok({ id: host.diskId })
  if (!fitsOnNode(world, host, { diskMib })) return refuse('no-suitable-node', { node: host.nodeId })
  return ok({ id: host.diskId, task: createTask(world, 'disk_resize', host, { diskMib }).consulId })
}
