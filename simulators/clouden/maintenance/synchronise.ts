import { readMetrics } from '../../client/read-metrics.ts'
import { untilRead } from '../../client/until-read.ts'
import { momentText } from '../../platform/moment-text.ts'
import { type Attempted, doneExcept, failed } from '../attempted.ts'
import { followerFor, type Portal } from '../portal.ts'
import type { Service } from '../service.ts'
import { closeBooks, settleSize } from '../service-size.ts'

const hourMs = 3_600_000

/**
 * Looks at the machine of each service: one that is gone takes its service with it, one of another size is counted
 * anew. Gives the orders whose machines have had next to nothing to do in the last hour.
 */
export async function synchronise(
  portal: Portal,
  services: readonly Service[],
): Promise<{ readonly idle: readonly string[]; readonly attempted: Attempted }> {
  const idle: string[] = []
  let gone = 0
  for (const service of services.filter(isOpen)) {
    const found = await service.turns.size(() => look(portal, service))
    if (typeof found === 'object') return { idle, attempted: failed(found.reason) }
    if (found === 'idle') idle.push(service.request.order)
    if (found === 'gone') gone++
  }
  return { idle, attempted: doneExcept([`gone: ${gone}`, `idle: ${idle.length}`]) }
}

function isOpen({ status }: Service): boolean {
  return status === 'active' || status === 'suspended'
}

async function look(
  portal: Portal,
  service: Service,
): Promise<'gone' | 'idle' | 'busy' | { readonly reason: string }> {
  const { host } = service
  if (host === undefined || !isOpen(service)) return 'gone'
  const follower = followerFor(portal)
  const read = await untilRead(follower, host)
  if (read.reason === 'instance-not-found') {
    closeBooks(portal, service)
    return 'gone'
  }
  if (read.reason !== undefined) return { reason: read.reason }
  settleSize(portal, service, read.machine.size)
  const { beginsAtMs, idleBelowPercent } = portal.assumptions
  const fromMs = Math.max(0, portal.surroundings.clock.nowMs() - hourMs)
  const metrics = await readMetrics(follower.api, host, momentText(beginsAtMs + fromMs))
  if ('reason' in metrics)
    return metrics.reason === 'instance-not-found' ? 'gone' : { reason: metrics.reason }
  service.usage = metrics.usage
  return metrics.usage.cpu_load < idleBelowPercent ? 'idle' : 'busy'
}
