import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import { Faults } from '../../simulators/faults/faults.ts'
import { seededIdentities } from '../../simulators/platform/identities.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'
import { httpTransport } from '../../simulators/transport/http-transport.ts'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { Handled } from '../../simulators/vmmanager/handled.ts'
import { inTurn } from '../../simulators/transport/in-turn.ts'
import { latentTransport } from '../../simulators/transport/latent-transport.ts'
import { type Transport, inProcessTransport } from '../../simulators/transport/transport.ts'
import { serveHttp } from '../../simulators/vmmanager/http/http-server.ts'
import { type SimulatedVmmanager, startVmmanager } from '../../simulators/vmmanager/simulated-vmmanager.ts'
import { nextDueMs } from '../../simulators/vmmanager/tasks/advance.ts'
import { makeWorld } from '../../simulators/vmmanager/make-world.ts'
import type { OpenTarget } from './target.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'

/** As long as ISPsystem's own PHP library waits (dev-huzaki/whmcs-vmmanager6, includes/ispsystem/6/api.php). */
const timeoutMs = 60_000

/** A simulated VMmanager of its own for one run. Latencies are simulated too, so that both kinds tell one history. */
export const simulatedTarget: OpenTarget = async (plan, clock, tell) => {
  const vmmanager = startVmmanager(
    makeWorld(plan.world, new Faults(plan.faults, plan.world.seed), tell),
    clock,
  )
  const resources = new AsyncDisposableStack()
  const inner =
    plan.target === 'simulated-http'
      ? await overHttp(vmmanager, clock, resources)
      : inProcessTransport(vmmanager)
  const { transportLatency, acceptanceLatency, seed } = plan.world
  const latency = { transport: transportLatency, acceptance: acceptanceLatency, timeoutMs }
  return {
    transport: latentTransport(inner, clock, latency, randomStream(seed, 'latencies')),
    credentials: firstAdministrator,
    faults: {
      arm: (fault) => void vmmanager.world.faults.arm(fault, clock.nowMs()),
      disarm: (name) => {
        for (const { id, fault } of vmmanager.world.faults.armed()) {
          if (fault.fault === name) vmmanager.world.faults.disarm(id)
        }
      },
    },
    identities: seededIdentities(plan.seed),
    atRest: async () => {
      const { world } = vmmanager
      for (let dueMs = nextDueMs(world); dueMs !== undefined; dueMs = nextDueMs(world)) {
        await clock.sleep(dueMs - clock.nowMs())
      }
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

async function overHttp(
  vmmanager: SimulatedVmmanager,
  clock: Clock,
  resources: AsyncDisposableStack,
): Promise<Transport> {
  const isVirtual = clock instanceof VirtualClock
  let lastLateMs = 0
  const receive = async (request: ExchangeRequest): Promise<Handled> => {
    const handled = vmmanager.receive(request)
    lastLateMs = handled.lateMs
    if (!isVirtual) await clock.sleep(handled.lateMs)
    return handled
  }
  const server = resources.use(await serveHttp(receive, 0))
  const { send } = resources.use(httpTransport(server.url, timeoutMs))
  // Virtual time stands still while the socket works: a late answer is late on its way back.
  return isVirtual ? inTurn(async (request) => ({ ...(await send(request)), lateMs: lastLateMs })) : send
}
