import { dialectNamed } from '../../../contracts/vmmanager/dialect.ts'
import type { Clock } from '../../clock/clock.ts'
import { speedOf } from '../../clock/speed-of.ts'
import { VirtualClock } from '../../clock/virtual-clock.ts'
import { WallClock } from '../../clock/wall-clock.ts'
import { VmmanagerClient } from '../../client/vmmanager-client.ts'
import { seededIdentities } from '../../platform/identities.ts'
import { randomStream } from '../../random/random-stream.ts'
import { type Trust, httpTransport } from '../../transport/http-transport.ts'
import { inTurn } from '../../transport/in-turn.ts'
import { latentTransport } from '../../transport/latent-transport.ts'
import { serveHttp } from '../../vmmanager/http/http-server.ts'
import type { HttpServer, Listening } from '../../vmmanager/http/open-server.ts'
import { type BillmanagerSettings, billmanagerSettings } from '../billmanager-settings.ts'
import { Billmanager } from '../billmanager.ts'
import { type FrontUser, createFront } from './front.ts'
import type { FrontSwitches } from './front-switches.ts'
import { handleFront } from './handle-front.ts'
import { firstAdministrator } from '../../vmmanager/world/inventory.ts'
import { defaultRetryPolicy } from '../../client/poll.ts'

/** A VMmanager, and how a BILLmanager works against it. */
export interface FrontOfVmmanager {
  /** Where VMmanager is. */
  readonly vmmanager: string
  readonly trust?: Trust
  readonly dialect: string
  /** Of the VMmanager: `real` and `scaled:N` are its own as well. */
  readonly clock: string
  readonly seed: number
  readonly settings?: Partial<BillmanagerSettings>
  readonly users?: readonly FrontUser[]
  readonly switches?: Partial<FrontSwitches>
}

/** As long as ISPsystem's own PHP library waits (dev-huzaki/whmcs-vmmanager6, includes/ispsystem/6/api.php). */
const timeoutMs = 60_000

const instant = { kind: 'fixed', ms: 0 } as const

/**
 * Serves BILLmanager's API; what is ordered there is made in the VMmanager over HTTP.
 *
 * @throws HarnessError as `serveHttp` does
 */
export async function serveFront(of: FrontOfVmmanager, listening: Listening): Promise<HttpServer> {
  const { vmmanager, seed, settings: own, users, switches } = of
  const settings = { ...billmanagerSettings, panel: vmmanager, ...own }
  const clock = clockBeside(of.clock)
  await using resources = new AsyncDisposableStack()
  resources.defer(() => clock.stop())
  const { send } = resources.use(httpTransport(vmmanager, timeoutMs, of.trust))
  const latency = { transport: instant, acceptance: instant, timeoutMs }
  const { authVersion } = dialectNamed(of.dialect)
  const client = new VmmanagerClient({
    transport: latentTransport(inTurn(send), clock, latency, randomStream(seed, 'latencies')),
    clock,
    credentials: firstAdministrator,
    retry: defaultRetryPolicy,
    authVersion,
    tell: () => {},
  })
  const identities = seededIdentities(seed)
  const surroundings = { clock, client, identities, stream: randomStream(seed, 'people'), tell: () => {} }
  const front = createFront({
    billmanager: new Billmanager(surroundings, settings),
    settings,
    clock,
    identities,
    stream: randomStream(seed, 'sessions'),
    ...(users && { users }),
    ...(switches && { switches }),
  })
  const { port, ...how } = listening
  const server = await serveHttp(
    (request) => ({ delivery: { response: handleFront(front, request) } }),
    port,
    how,
  )
  resources.use(server)
  const running = resources.move()
  return { url: server.url, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

/**
 * Where nobody waits for VMmanager nobody waits for BILLmanager either. A world that stands still until somebody moves
 * it is looked at in real time.
 */
function clockBeside(name: string): Clock {
  const speed = name === 'manual' ? 1 : speedOf(name)
  return speed === undefined ? new VirtualClock() : new WallClock(speed)
}
