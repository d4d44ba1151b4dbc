import { readMetrics } from '../../client/read-metrics.ts'
import { momentText } from '../../platform/moment-text.ts'
import { done, failed } from '../tried.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

const dayMs = 86_400_000

/** Reads how much the machine has used in the last day (dev-huzaki/whmcs-vmmanager6; daily: BILLmanager, `stat`). */
export const statistics: Perform<'statistics'> = onMachine(
  async ({ service, follower, clock, settings }, host) => {
    const fromMs = Math.max(0, clock.nowMs() - dayMs)
    const read = await readMetrics(follower.api, host, momentText(settings.beginsAtMs + fromMs))
    if ('reason' in read) return failed(read.reason)
    service.usage = read.usage
    return done
  },
)
