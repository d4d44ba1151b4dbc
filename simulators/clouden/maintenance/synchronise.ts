import { readMetrics } from '../../client/read-metrics.ts'
import { type ActionResult, doneExcept, failed } from '../action-result.ts'
import { type CloudenContext, followerFor } from '../clouden-context.ts'
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
  context: CloudenContext,
  services: readonly Service[],
): Promise<{ readonly idle: readonly string[]; readonly result: ActionResult }> {
  const idle: string[] = []
  let gone = 0
  for (const service of services.filter(isOpen)) {
    const found = await service.turns.size(() => look(context, service))
    if (typeof found === 'object') return { idle, result: failed(found.reason) }
    if (found === 'idle') idle.push(service.request.order)
    if (found === 'gone') gone++
  }
  return { idle, result: doneExcept([`gone: ${gone}`, `idle: ${idle.length}`]) }
}

function isOpen({ status }: Service): boolean {
  return status === 'active' || status === 'suspended'
}

async function look(
  context: CloudenContext,
  service: Service,
): Promise<'gone' | 'idle' | 'busy' | { readonly reason: string }> {
  const { host } = service
  if (host === undefined || !isOpen(service)) return 'gone'
  const follower = followerFor(context)
  const read = await untilRead(follower, host)
  if (read.reason === 'instance-not-found') {
    closeBooks(context, service)
    return 'gone'
  }
  if (read.reason !== undefined) return { reason: read.reason }
  settleSize(context, service, read.machine.size)
  const { beginsAtMs, idleBelowPercent } = context.assumptions
  const fromMs = Math.max(0, context.surroundings.clock.nowMs() - hourMs)
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
  context: CloudenContext,
  services: () => readonly Service[],
): Promise<{ readonly unowned: readonly UnownedMachine[]; readonly result: ActionResult }> {
  const items = await readPages(followerFor(context).api, 'host', context.assumptions.pageSize)
  if (isTrouble(items)) return { unowned: [], result: failed(reasonOf(items.trouble)) }
  const living = services().filter(({ status }) => status !== 'deleted')
  const hosts = new Set(living.map(({ host }) => host))
  const names = new Set(living.filter(({ host }) => host === undefined).map(({ name }) => name))
  const unowned = items
    .map(({ id, name }) => ({ host: Number(id), name: String(name) }))
    .filter(({ host, name }) => !hosts.has(host) && !names.has(name))
  return { unowned, result: doneExcept([`without-service: ${unowned.length}`]) }
}
