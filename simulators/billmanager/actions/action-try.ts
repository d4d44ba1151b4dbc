import type { ServiceAction } from '../../../contracts/trace/trace-event.ts'
import type { Follower } from '../../client/follow-task.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Identities } from '../../platform/identities.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import type { BillmanagerSettings } from '../billmanager-settings.ts'
import type { Service } from '../service.ts'
import type { ActionResult } from '../action-result.ts'
import type { ReadCachedInventory } from '../../client/inventory.ts'

/** One try of an action on a service. */
export interface ActionTry {
  readonly service: Service
  readonly follower: Follower
  readonly clock: Clock
  readonly inventory: ReadCachedInventory
  readonly settings: BillmanagerSettings
  readonly identities: Identities
  readonly isRetry: boolean
}

/** Does what an action asks for, once. */
export type Perform<Action extends ServiceAction> = (
  attempt: ActionTry,
  request: ServiceRequests[Action],
) => Promise<ActionResult>
