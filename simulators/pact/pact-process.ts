import { once } from 'node:events'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { loadPeer } from '../../contracts/failures/load-peer.ts'
import type { PactJob, PactNews, VerifierSettings } from './pact-message.ts'
import { serveCalls } from './serve-calls.ts'
import type * as pactModule from '@pact-foundation/pact'

type Pact = typeof pactModule

/** What the documentation of Pact recommends: what consumers have on their main branch, and what they have in use. */
const selectors = [{ mainBranch: true }, { deployedOrReleased: true }] as const

/** Lets Pact verify a provider and gives its result as JSON, also where something is broken. */
async function verifyPacts({ Verifier }: Pact, settings: VerifierSettings): Promise<string> {
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

/* The process that has Pact. Its core is native: it writes to stdout past Node. */

const loadPact = () => loadPeer('@pact-foundation/pact', () => import('@pact-foundation/pact'))

process.on('message', (message) => void answer(message as PactJob))
process.once('disconnect', () => process.exit())

async function answer(job: PactJob): Promise<void> {
  try {
    const news = await perform(job)
    if (news !== undefined) tell(news)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    tell(
      HarnessError.is(error)
        ? { news: 'unable', code: error.code, params: error.params }
        : { news: 'failed', problem },
    )
  }
}

async function perform(job: PactJob): Promise<PactNews | undefined> {
  switch (job.job) {
    case 'serve':
      await serveCalls(await loadPact(), job.names, job.calls, async (url) => {
        tell({ news: 'serving', url })
        await once(process, 'message')
      })
      return { news: 'served' }
    case 'verify':
      return { news: 'verified', result: await verifyPacts(await loadPact(), job.settings) }
    case 'end':
      return undefined
  }
}

function tell(news: PactNews): void {
  process.send?.(news)
}
