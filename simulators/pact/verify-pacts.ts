import type * as pactModule from '@pact-foundation/pact'
import type { VerifierSettings } from './pact-message.ts'

type Pact = typeof pactModule

/** What the documentation of Pact recommends: what consumers have on their main branch, and what they have in use. */
const selectors = [{ mainBranch: true }, { deployedOrReleased: true }] as const

/** Lets Pact verify a provider and gives its result as JSON, also where something is broken. */
export async function verifyPacts({ Verifier }: Pact, settings: VerifierSettings): Promise<string> {
  const { url, statesUrl, provider, files, broker, publishAs, logLevel = 'error' } = settings
  const verifier = new Verifier({
    provider,
    providerBaseUrl: url,
    providerStatesSetupUrl: statesUrl,
    logLevel,
    ...(files !== undefined && { pactUrls: [...files] }),
    ...(broker !== undefined && {
      pactBrokerUrl: broker.url,
      consumerVersionSelectors: [...selectors],
      ...(broker.token !== undefined && { pactBrokerToken: broker.token }),
      ...(broker.username !== undefined && { pactBrokerUsername: broker.username }),
      ...(broker.password !== undefined && { pactBrokerPassword: broker.password }),
    }),
    ...(publishAs !== undefined && { publishVerificationResult: true, providerVersion: publishAs }),
  })
  try {
    return await verifier.verifyProvider()
  } catch (error) {
    // It rejects with its result where an interaction is broken.
    const { message } = error as Error
    if (message.startsWith('{')) return message
    throw error
  }
}
