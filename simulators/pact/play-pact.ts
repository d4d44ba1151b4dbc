import { httpTransport } from '../transport/http-transport.ts'
import type { Flow } from './flow.ts'
import { providerName } from './pact-call.ts'
import type { PlatformPact } from './platform-pact.ts'
import { playFlow } from './play-flow.ts'
import type { PactProcess } from './start-pact-process.ts'

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
