import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import { Faults } from '../../simulators/faults/faults.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'
import { httpTransport } from '../../simulators/transport/http-transport.ts'
import { inProcessTransport } from '../../simulators/transport/in-process-transport.ts'
import { inTurn } from '../../simulators/transport/in-turn.ts'
import { latentTransport } from '../../simulators/transport/latent-transport.ts'
import type { Transport } from '../../simulators/transport/transport.ts'
import { serveHttp } from '../../simulators/vmmanager/http/http-server.ts'
import { type SimulatedVmmanager, startVmmanager } from '../../simulators/vmmanager/simulated-vmmanager.ts'
import { nextDueMs } from '../../simulators/vmmanager/tasks/advance.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/default-inventory.ts'
import { createWorld } from '../../simulators/vmmanager/world/world.ts'
import type { Plan } from '../plan/plan.ts'
import type { Target } from './target.ts'

/** A simulated VMmanager of its own for one run. Latencies are simulated too, so that both kinds tell one history. */
export async function simulatedTarget(
  plan: Plan,
  clock: Clock,
  tell: (fact: TraceFact, atMs: number) => void,
): Promise<Target> {
  const vmmanager = startVmmanager(createWorld(plan.world, new Faults(plan.faults), tell), clock)
  const resources = new AsyncDisposableStack()
  const inner =
    plan.target === 'simulated-http'
      ? await overHttp(vmmanager, clock, resources)
      : inProcessTransport(vmmanager)
  const { transportLatency, acceptanceLatency, seed } = plan.world
  const latency = { transport: transportLatency, acceptance: acceptanceLatency }
  return {
    transport: latentTransport(inner, clock, latency, randomStream(seed, 'latencies')),
    credentials: firstAdministrator,
    nextDueMs: () => nextDueMs(vmmanager.world),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

async function overHttp(
  vmmanager: SimulatedVmmanager,
  clock: Clock,
  resources: AsyncDisposableStack,
): Promise<Transport> {
  const server = resources.use(await serveHttp((request) => vmmanager.receive(request), 0))
  const { send } = resources.use(httpTransport(server.url))
  return clock.name === 'virtual' ? inTurn(send) : send
}
