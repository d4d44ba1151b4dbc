import type { JobPicture, OrderPicture } from '../lifecycle/order-picture.ts'
import type { OperationName } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import { hostCallOf } from '../lifecycle/host-calls.ts'

const changes: readonly OperationName[] = ['change', 'add-address', 'remove-address']

/**
 * A change of tariff or addresses does not cost the client the system that the client has put on the machine: while
 * one is under way the platform does not ask for a reinstallation, once the client has reinstalled, at the platform
 * or in VMmanager itself. A change of addresses alone never asks for one. A change of tariff may, as long as the
 * system is the one that was sold. Which system is meant is not looked at; a reinstallation in VMmanager itself is
 * seen only where a simulator tells of it.
 */
export const noSilentReinstall: Rule<'no-silent-reinstall'> = {
  name: 'no-silent-reinstall',
  platforms: bothPlatforms,
  // A reinstallation in VMmanager itself is seen by nobody.
  seenBy: { consumer: 'partly', observer: 'partly' },
  watch: (picture) => {
    /** Where the client last changed the system, by order. */
    const chosen = new Map<string, number>()
    /** Machines whose reinstallation the platform has asked for. */
    const asked = new Set<number>()
    let occasions = 0
    return {
      occasions: () => occasions,
      see: (event) => {
        if (event.type === 'operation' && event.outcome === 'started' && changes.includes(event.name))
          occasions++
        if (event.type === 'operation' && event.name === 'reinstall' && event.outcome === 'done') {
          if (event.order !== undefined) chosen.set(event.order, event.seq)
        }
        if (event.type === 'host' && event.change === 'reinstalled') {
          const owner = picture.ownerOf(event.host)
          const isOutside = !asked.delete(event.host) && owner !== undefined && !isUnderWay(owner)
          if (isOutside) chosen.set(owner.order, event.seq)
        }
        const call = event.type === 'exchange' ? hostCallOf(event) : undefined
        if (event.type !== 'exchange' || call?.act !== 'reinstall' || !call.mayBeDone) return nothing
        asked.add(call.host)
        const order = event.order === undefined ? undefined : picture.orders.get(event.order)
        const job = order === undefined ? undefined : guilty(order, chosen)
        if (order === undefined || job === undefined) return nothing
        const choice = chosen.get(order.order)
        // Repeats of the same call are the same loss.
        chosen.delete(order.order)
        return [findingOf(order, { ...job, host: call.host, choice, seq: event.seq })]
      },
    }
  },
}

function openJob({ jobs }: OrderPicture, name: OperationName): JobPicture | undefined {
  const job = jobs.get(name)
  return job?.ended === undefined ? job : undefined
}

function isUnderWay(order: OrderPicture): boolean {
  return [...changes, 'reinstall' as const].some((name) => openJob(order, name) !== undefined)
}

/** The job that must not reinstall; undefined where the client asks for a reinstallation at the same time. */
function guilty(
  order: OrderPicture,
  chosen: ReadonlyMap<string, number>,
): { readonly name: OperationName; readonly started: number } | undefined {
  if (openJob(order, 'reinstall') !== undefined) return undefined
  for (const name of changes) {
    const job = openJob(order, name)
    if (job === undefined) continue
    const isForbidden = name !== 'change' || chosen.has(order.order)
    return isForbidden ? { name, started: job.started.seq } : undefined
  }
  return undefined
}

interface Loss {
  readonly name: OperationName
  readonly started: number
  readonly host: number
  readonly choice: number | undefined
  readonly seq: number
}

function findingOf({ order }: OrderPicture, { name, started, host, choice, seq }: Loss): Finding {
  const witness = [...(choice === undefined ? [] : [choice]), started, seq]
  return {
    rule: 'no-silent-reinstall',
    party: 'consumer',
    detail: choice === undefined ? 'not-asked' : 'over-client',
    order,
    params: { host, name },
    witness: witness.toSorted((one, other) => one - other),
  }
}
