import type { TaskTimeoutRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'

/** `GET /vm/v3/settings/task/{task_name}/timeout`: null where nobody has set it. */
export const taskTimeoutRead: OperationHandler = ({ world, pathParams }) => {
  const { task_name: name = '' } = pathParams
  return ok({ name, timeout_seconds: world.taskTimeouts.get(name) ?? null })
}

/** `POST /vm/v3/settings/task/{task_name}/timeout`: kept; no task here is given up for its length. */
export const taskTimeoutUpdate: OperationHandler = ({ world, pathParams, body }) => {
  const { task_name: name = '' } = pathParams
  const { timeout_seconds: seconds } = body as TaskTimeoutRequest
  world.taskTimeouts.set(name, seconds)
  return ok({ name, timeout_seconds: seconds })
}
