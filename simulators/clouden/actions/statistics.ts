import { readMetrics } from '../../client/read-metrics.ts'
import { momentText } from '../../platform/moment-text.ts'
import { done, failed } from '../attempted.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

const hourMs = 3_600_000

/** A user looks at the graphs of the last hour: they are read again and again while the page is open. */
export const statistics: Perform<'statistics'> = onMachine(async ({ portal, service, follower }, host) => {
  const { metricsReads, metricsEveryMs, beginsAtMs } = portal.assumptions
  const { clock } = portal.surroundings
  for (let read = 1; read <= metricsReads; read++) {
    if (read > 1) await clock.sleep(metricsEveryMs)
    const from = momentText(beginsAtMs + Math.max(0, clock.nowMs() - hourMs))
    const metrics = await readMetrics(follower.api, host, from)
    if ('reason' in metrics) return failed(metrics.reason)
    service.usage = metrics.usage
  }
  return done
})
