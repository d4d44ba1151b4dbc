import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import { Faults } from '../../simulators/faults/faults.ts'
import { inProcessTransport } from '../../simulators/transport/in-process-transport.ts'
import { makeWorld } from '../../simulators/vmmanager/make-world.ts'
import { startVmmanager } from '../../simulators/vmmanager/simulated-vmmanager.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/default-inventory.ts'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import type { ReplayTarget } from './replay-target.ts'

/** A simulator in this process, as it is from the beginning; its waits cost no time. */
export function simulatedReplayTarget(dialect: string, seed: number): ReplayTarget {
  const clock = new VirtualClock()
  const contract = contractFor(dialect)
  const world = makeWorld({ ...defaultWorldSettings, seed, dialect }, new Faults(), () => {})
  return {
    name: 'simulated',
    clock,
    contract,
    transport: inProcessTransport(startVmmanager(world, clock)),
    credentials: firstAdministrator,
    authVersion: contract.dialect.authVersion,
    pollMs: 1000,
    patienceMs: 3_600_000,
    machineName: (name) => name,
    email: (email) => email,
    [Symbol.asyncDispose]: () => {
      clock.stop()
      return Promise.resolve()
    },
  }
}
