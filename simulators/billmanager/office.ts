import type { OperationName } from '../../contracts/trace/trace-event.ts'
import type { Follower } from '../client/follow-task.ts'
import type { ReadCachedInventory } from '../client/inventory-cache.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { PlatformSurroundings } from '../platform/platform-mock.ts'
import type { poolByKey } from '../platform/pool-by-key.ts'
import type { workerPool } from '../platform/worker-pool.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'

/** Something that a person of the department has to look after. */
export interface DepartmentTask {
  readonly order: string
  readonly operation: OperationName
  readonly reason: string
}

/** What all operations of one BILLmanager share. */
export interface Office {
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
export function followerFor({ surroundings, settings }: Office, order: string): Follower {
  const { client, clock } = surroundings
  return { api: new VmmanagerApi(client, order), clock, patience: settings.patience }
}
