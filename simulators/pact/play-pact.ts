import { httpTransport } from '../transport/http-transport.ts'
import { type Flow, endOfFact } from './flow.ts'
import { examplePassword, providerName } from './pact-call.ts'
import type { PlatformPact } from './platform-pact.ts'
import type { PactProcess } from './start-pact-process.ts'
import { VmmanagerClient } from '../client/vmmanager-client.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { seededIdentities } from '../platform/identities.ts'
import type { PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { randomStream } from '../random/random-stream.ts'
import type { Transport } from '../transport/transport.ts'

const seed = 1

const exampleMachine = { domain: 'example-1.example.com', password: examplePassword } as const

/**
 * Lets a platform live a flow over that transport; gives what it has told last.
 *
 * @param make - makes the platform, set up as the flow wants it
 */
export async function playFlow<Settings>(
  { play, settings = {}, loses }: Flow<Settings>,
  transport: Transport,
  make: (surroundings: PlatformSurroundings, settings: Partial<Settings>) => PlatformMock,
): Promise<string> {
  const clock = new VirtualClock()
  let end = ''
  const tell: PlatformSurroundings['tell'] = (fact) => void (end = endOfFact(fact) ?? end)
  const client = new VmmanagerClient({
    transport: standingStill(clock, losing(transport, loses)),
    clock,
    credentials: { email: 'admin@example.com', password: examplePassword },
    retry: { pauseMs: 500, limitMs: 2000 },
    authVersion: 'v4',
    tell: () => {},
  })
  const identities = { ...seededIdentities(seed), machine: () => exampleMachine }
  await play(make({ clock, client, identities, stream: randomStream(seed, 'people'), tell }, settings))
  return end
}

/** Virtual time stands still while the socket works. */
function standingStill(clock: VirtualClock, send: Transport): Transport {
  return async (request) => {
    const release = clock.hold()
    try {
      return await send(request)
    } finally {
      release()
    }
  }
}

function losing(send: Transport, lost: string | undefined): Transport {
  return async (request) => {
    const delivery = await send(request)
    return `${request.method} ${request.path}` === lost
      ? { failure: { code: 'reset', sent: true } }
      : delivery
  }
}

/**
 * Plays one flow against Pact's own server, which then adds its calls to the pact file in the folder; gives what the
 * platform has told last.
 *
 * @throws HarnessError VMH_PACT_FAILED where the platform asks something else, or not all of it
 */
export async function playPact<Settings>(
  pact: PactProcess,
  { consumer, make }: PlatformPact<Settings>,
  flow: Flow<Settings>,
  folder: string,
): Promise<string> {
  let end = ''
  await pact.serve({ consumer, provider: providerName, folder }, flow.calls, async (url) => {
    await using transport = httpTransport(url)
    end = await playFlow(flow, transport.send, make)
  })
  return end
}
