import type { MachineSize, ServiceAction } from '../../../contracts/trace/trace-event.ts'
import type { Follower } from '../../client/follow-task.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import type { ActionResult } from '../action-result.ts'
import type { CloudenContext } from '../clouden-context.ts'
import type { Service } from '../service.ts'

/** An action on a service, from its first try to its last. */
export interface ActionTry {
  readonly context: CloudenContext
  readonly service: Service
  readonly follower: Follower
  /** From 1. */
  tryCount: number
  /** The size that the machine is to have, once that is known: a repetition wants no other. */
  wanted?: MachineSize
}

/** Does what an action asks for, once. */
export type Perform<Action extends ServiceAction> = (
  attempt: ActionTry,
  request: ServiceRequests[Action],
) => Promise<ActionResult>
