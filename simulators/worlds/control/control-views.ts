import { toMicroseconds } from '../../../contracts/trace/to-microseconds.ts'
import type { ArmedFault } from '../../faults/faults.ts'
import { nextDueMs } from '../../vmmanager/tasks/advance.ts'
import { firstAdministrator } from '../../vmmanager/world/default-inventory.ts'
import type { ServedWorld } from '../served-world.ts'
import type { WorldServers } from '../world-servers.ts'

/** A world as the control API shows it. */
export function worldView(world: ServedWorld, servers: WorldServers): object {
  const { id, spec, journal } = world
  const { administrator = firstAdministrator, dialect, seed } = spec.settings
  const state = world.now()
  return {
    id,
    url: servers.urlOf(world),
    email: administrator.email,
    dialect,
    clock: spec.clock,
    seed,
    nowMs: toMicroseconds(state.nowMs),
    nextDueMs: nextDueMs(state) ?? null,
    hosts: state.hosts.size,
    tasks: state.tasks.size,
    accounts: state.accounts.size,
    faults: state.faults.armed().length,
    snapshots: world.snapshots(),
    journal: journal.counts(),
  }
}

/** An armed fault as the control API shows it; `untilMs` is null where it lives for ever. */
export function faultView({ id, fault, fromMs, untilMs, strikes }: ArmedFault): object {
  return { id, ...fault, fromMs, untilMs: Number.isFinite(untilMs) ? untilMs : null, strikes }
}
