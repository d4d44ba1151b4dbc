import type {
  HostIpAutomationRequest,
  HostRunRecipeRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { createTask } from '../../tasks/create-task.ts'
import { withMadeHost } from './with-host.ts'

/** `POST /vm/v3/host/{host_id}/guest_agent`: a task repairs what is never broken here. */
export const hostGuestAgent: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_guest_agent', host).consulId }),
)

/** `POST /vm/v3/host/{host_id}/ip_automation`: at once; the list shows it. */
export const hostIpAutomation: OperationHandler = withMadeHost((host, { body }) => {
  const { ip_automation_type: type } = body as HostIpAutomationRequest
  host.told = { ...host.told, ip_automation: type }
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/runrecipe`: a task that does nothing to the machine. */
export const hostRunRecipe: OperationHandler = withMadeHost((host, { world, body }) => {
  const { recipe } = body as HostRunRecipeRequest
  if (world.recipes.get(recipe) === undefined) return refuse('instance-not-found', { recipe })
  const task = createTask(world, 'run_recipe', host).consulId
  return ok({ id: host.id, task, recipe_task: task, recipe_task_list: [task] })
})

/** `DELETE /vm/v3/host/{host_id}/snapshot`: nobody knows how to make one, so there is never one to delete. */
export const hostSnapshotDelete: OperationHandler = withMadeHost((host) => ok({ id: host.id }))
