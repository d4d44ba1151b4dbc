import type * as pactModule from '@pact-foundation/pact'
import type { PactCall } from './pact-call.ts'
import type { PactNames } from './pact-message.ts'

type Pact = typeof pactModule

/**
 * Lets Pact's own server answer the calls while `use` runs, then write them into the pact file of the two.
 *
 * @throws Error where a call was made that is none of them, or one of them was not made
 */
export async function serveCalls(
  { PactV4 }: Pact,
  { consumer, provider, folder }: PactNames,
  calls: readonly PactCall[],
  use: (url: string) => Promise<void>,
): Promise<void> {
  const pact = new PactV4({ consumer, provider, dir: folder, logLevel: 'error' })
  const interactions = calls.map((call) => describe(pact.addInteraction(), call))
  await interactions.at(-1)?.executeTest(({ url }) => use(url))
}

type Unconfigured = ReturnType<InstanceType<Pact['PactV4']>['addInteraction']>
type Requested = ReturnType<Unconfigured['withRequest']>
type Configured = ReturnType<Requested['willRespondWith']>
type Builder = Parameters<NonNullable<Parameters<Unconfigured['withRequest']>[2]>>[0]

function describe(
  interaction: Unconfigured,
  { description, given, request, response }: PactCall,
): Configured {
  for (const { name, params } of given) interaction.given(name, params)
  const { path, query, headers, status } = { ...request, ...response } as PactTemplates
  return interaction
    .uponReceiving(description)
    .withRequest(request.method, path, (builder) => {
      builder.query(query ?? {}).headers(headers ?? {})
      if (request.body !== undefined) builder.jsonBody(request.body)
    })
    .willRespondWith(status, (builder) => {
      if (response.body !== undefined) builder.jsonBody(response.body)
    })
}

/** The same as Pact types it: a matcher there says what its example is. */
interface PactTemplates {
  readonly path: Parameters<Unconfigured['withRequest']>[1]
  readonly query?: Parameters<Builder['query']>[0]
  readonly headers?: Parameters<Builder['headers']>[0]
  readonly status: Parameters<Requested['willRespondWith']>[0]
}
