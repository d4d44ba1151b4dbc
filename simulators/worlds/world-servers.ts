import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { type HttpServer, type Listening } from '../vmmanager/http/open-server.ts'
import { serveHttp } from '../vmmanager/http/http-server.ts'
import type { ServedWorld } from './served-world.ts'
import { WorldProblem } from './world-problem.ts'
import type { Worlds } from './worlds.ts'

/** The sockets of all worlds: one that they share, and those that single worlds have. */
export interface WorldServers extends AsyncDisposable {
  /** Of the shared port. */
  readonly url: string
  /** Where a client of that world is pointed at. */
  urlOf(world: ServedWorld): string
  /** Gives a world a port of its own; 0 is any free one. @throws WorldProblem port-unusable */
  open(world: ServedWorld, port: number): Promise<void>
  /** Takes it back; harmless where it has none. */
  close(world: ServedWorld): Promise<void>
}

/**
 * Puts worlds on sockets.
 *
 * @throws HarnessError as `serveHttp` does
 */
export async function serveWorlds(worlds: Worlds, listening: Listening): Promise<WorldServers> {
  const { port, ...how } = listening
  const shared = await serveHttp((request) => worlds.receive(request), port, how)
  const own = new Map<ServedWorld, HttpServer>()
  return {
    url: shared.url,
    urlOf: (world) =>
      own.get(world)?.url ?? (world === worlds.default ? shared.url : `${shared.url}/w/${world.id}`),
    open: async (world, port) => {
      own.set(world, await serveHttp((request) => world.receive(request), port, how).catch(unusable))
    },
    close: async (world) => {
      const server = own.get(world)
      own.delete(world)
      await server?.[Symbol.asyncDispose]()
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([shared, ...own.values()].map((server) => server[Symbol.asyncDispose]()))
    },
  }
}

function unusable(error: unknown): never {
  throw HarnessError.is(error) ? new WorldProblem('port-unusable', error.message) : error
}
