import type { OperationName } from '../../contracts/trace/trace-event.ts'
import type { Follower } from '../client/follow-task.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { PlatformSurroundings } from '../platform/platform-mock.ts'
import type { workerPool } from '../platform/worker-pool.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'
import type { Identities } from '../platform/identities.ts'
import type { Service } from './service.ts'
import type { ReadCachedInventory } from '../client/inventory.ts'
import type { poolByKey } from '../platform/placement.ts'

/** Something that a person of the department has to look after. */
export interface DepartmentTask {
  readonly order: string
  readonly operation: OperationName
  readonly reason: string
}

/** What all operations of one BILLmanager share. */
export interface BillmanagerContext {
  readonly surroundings: PlatformSurroundings
  readonly settings: BillmanagerSettings
  /** Runs as many tries at once as there are workers. */
  readonly work: ReturnType<typeof workerPool>
  /** What changes the limits of one client goes on one after the other, tries and pauses together. */
  readonly inTurnOf: ReturnType<typeof poolByKey>
  inventory: ReadCachedInventory
  readonly tasks: DepartmentTask[]
}

/** Calls and waits on behalf of an order. */
export function followerFor({ surroundings, settings }: BillmanagerContext, order: string): Follower {
  const { client, clock } = surroundings
  return { api: new VmmanagerApi(client, order), clock, patience: settings.patience }
}

/**
 * Who owns the machine of a service in VMmanager: the client, or in a chain of resellers somebody with a made-up
 * e-mail (BILLmanager documentation, reseller chain).
 */
export function ownerOf(
  { resellerChain }: Pick<BillmanagerSettings, 'resellerChain'>,
  identities: Pick<Identities, 'email'>,
  { id, request }: Pick<Service, 'id' | 'request'>,
): { readonly email: string; readonly password: string } {
  const { email, password } = request.client
  return { email: resellerChain ? identities.email(`vm${id}`) : email, password }
}
