import { request } from 'undici'
import { dialectNamed } from '../../contracts/vmmanager/dialect.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { seededIdentities } from '../../simulators/platform/identities.ts'
import { httpTransport } from '../../simulators/transport/http-transport.ts'
import { serveControl } from '../../simulators/worlds/control/control-server.ts'
import { makeSpec, usualWorldSpec } from '../../simulators/worlds/make-spec.ts'
import { serveWorlds } from '../../simulators/worlds/world-servers.ts'
import { Worlds } from '../../simulators/worlds/worlds.ts'
import type { VerifyTarget } from './verify-target.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'

/** Which simulated VMmanager is verified. */
export interface SimulatedWishes {
  readonly dialect: string
  readonly seed: number
}

/**
 * The simulator on sockets of its own, one for clients and one for its control API. Whatever is under way in it has
 * ended before the next request is looked at.
 */
export async function simulatedVerifyTarget({ dialect, seed }: SimulatedWishes): Promise<VerifyTarget> {
  const resources = new AsyncDisposableStack()
  const wall = new WallClock()
  resources.defer(() => wall.stop())
  const worlds = new Worlds(makeSpec(usualWorldSpec, { clock: 'virtual', dialect, seed }), wall)
  const servers = resources.use(await serveWorlds(worlds, { port: 0 }))
  const control = resources.use(await serveControl({ worlds, servers }, { port: 0 }))
  const transport = resources.use(httpTransport(servers.url))
  const world = `${control.url}/worlds/${worlds.default.id}`
  return {
    transport: transport.send,
    credentials: firstAdministrator,
    authVersion: dialectNamed(dialect).authVersion,
    identities: seededIdentities(seed),
    patience: { pollMs: 0, limitMs: 0 },
    clear: () => Promise.resolve([]),
    simulation: {
      restart: () => order(`${world}/reset`),
      arm: (fault) => order(`${world}/faults`, fault),
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

async function order(url: string, body: object = {}): Promise<void> {
  const answer = await request(url, { method: 'POST', body: JSON.stringify(body) })
  const text = await answer.body.text()
  if (answer.statusCode >= 400) throw new Error(`the control API refuses ${url}: ${text}`)
}
