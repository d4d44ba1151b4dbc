import { refuseOverLicence } from './refuse-over-licence.ts'
import { type MachineGrowth, refuseOverLimits } from './refuse-over-limits.ts'
import type { Reply } from './reply.ts'
import type { World } from './world/world.ts'

/** The refusal of a further machine that the licence, or the limits of its owner, do not allow. */
export function refuseNewHost(world: World, accountId: number, machine: MachineGrowth): Reply | undefined {
  return refuseOverLicence(world, 'host') ?? refuseOverLimits(world, accountId, machine)
}
