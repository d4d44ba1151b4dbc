import { once } from 'node:events'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { loadPeer } from '../../contracts/failures/load-peer.ts'
import type { PactJob, PactNews } from './pact-message.ts'
import { serveCalls } from './serve-calls.ts'
import { verifyPacts } from './verify-pacts.ts'

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
