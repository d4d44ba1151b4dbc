import { type Contract, contractFor } from '../../contracts/vmmanager/contract.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { SessionTarget } from './replay-sessions.ts'
import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import { Faults } from '../../simulators/faults/faults.ts'
import { makeWorld } from '../../simulators/vmmanager/make-world.ts'
import { startVmmanager } from '../../simulators/vmmanager/simulated-vmmanager.ts'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'
import { inProcessTransport } from '../../simulators/transport/transport.ts'

/** A VMmanager to which recorded requests are sent again. */
export interface ReplayTarget extends SessionTarget, AsyncDisposable {
  readonly name: string
  readonly clock: Clock
  readonly contract: Contract
  /** Step and limit of waiting for the end of something. */
  readonly pollMs: number
  readonly patienceMs: number
  /** What a machine is called there that was recorded under a name. */
  machineName(recorded: string): string
  /** Which e-mail an account has there. */
  email(recorded: string): string
}

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
