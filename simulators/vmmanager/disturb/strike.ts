import type { FaultName } from '../../faults/fault.ts'
import type { FaultNamed, Occasion } from '../../faults/faults.ts'
import type { World } from '../world/world.ts'

/** The fault of one of these names that takes the occasion, told to the world as having struck at `where`. */
export function strike<Name extends FaultName>(
  world: World,
  names: readonly Name[],
  { where, ...occasion }: Omit<Occasion, 'nowMs'> & { readonly where: string },
  isMeant?: (fault: FaultNamed<Name>) => boolean,
): FaultNamed<Name> | undefined {
  if (world.faults.isEmpty) return undefined
  const fault = world.faults.strike(names, { ...occasion, nowMs: world.nowMs }, isMeant)
  if (fault !== undefined) world.tell({ type: 'fault', fault: fault.fault, where }, world.nowMs)
  return fault
}
