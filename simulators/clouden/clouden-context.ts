import type { Follower } from '../client/follow-task.ts'
import { type ReadCachedInventory, readInventory } from '../client/inventory.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { PlatformSurroundings } from '../platform/platform-mock.ts'
import type { CloudenAssumptions } from './clouden-assumptions.ts'
import type { QuotaBook } from './quota.ts'

/** What all that one Clouden does shares. */
export interface CloudenContext {
  readonly surroundings: PlatformSurroundings
  readonly assumptions: CloudenAssumptions
  readonly quotas: QuotaBook
  /** What was read before, or is read now and kept. */
  keptInventory: ReadCachedInventory
}

/** Calls and waits on behalf of an order; of none for housekeeping. */
export function followerFor({ surroundings, assumptions }: CloudenContext, order?: string): Follower {
  const { client, clock } = surroundings
  return { api: new VmmanagerApi(client, order), clock, patience: assumptions.patience }
}

/** How an order gets to know clusters, operating systems and presets. */
export function inventoryFor(context: CloudenContext, { api }: Follower): ReadCachedInventory {
  return context.assumptions.inventory === 'kept' ? () => context.keptInventory() : () => readInventory(api)
}
