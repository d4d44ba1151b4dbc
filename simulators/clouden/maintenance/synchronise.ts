import { readMetrics } from '../../client/read-metrics.ts'
import { type Attempted, doneExcept, failed } from '../attempted.ts'
import { type Portal, followerFor } from '../portal.ts'
import type { Service } from '../service.ts'
import { closeBooks, settleSize } from '../service-size.ts'
import { untilRead } from '../../client/until.ts'
import { isTrouble } from '../../client/outcome.ts'
import { readPages } from '../../client/read-pages.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { momentText } from '../../platform/sale-log.ts'

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

/** A machine that belongs to no service. */
export interface UnownedMachine {
  readonly host: number
  readonly name: string
}

/** Finds the machines that no service has, nor a request under way; they are shown, and left alone. */
export async function findUnowned(
  portal: Portal,
  services: () => readonly Service[],
): Promise<{ readonly unowned: readonly UnownedMachine[]; readonly attempted: Attempted }> {
  const items = await readPages(followerFor(portal).api, 'host', portal.assumptions.pageSize)
  if (isTrouble(items)) return { unowned: [], attempted: failed(reasonOf(items.trouble)) }
  const living = services().filter(({ status }) => status !== 'deleted')
  const hosts = new Set(living.map(({ host }) => host))
  const names = new Set(living.filter(({ host }) => host === undefined).map(({ name }) => name))
  const unowned = items
    .map(({ id, name }) => ({ host: Number(id), name: String(name) }))
    .filter(({ host, name }) => !hosts.has(host) && !names.has(name))
  return { unowned, attempted: doneExcept([`without-service: ${unowned.length}`]) }
}
