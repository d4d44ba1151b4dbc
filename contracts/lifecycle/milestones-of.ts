import type { Milestones, OrderPicture } from './order-picture.ts'
import type { RunPicture } from './run-picture.ts'

/**
 * When an order passed its milestones. Those of the machine are true times, told by a simulator; those of the
 * platform are what it did and what it could see. A milestone that nobody told of is left out.
 */
export function milestonesOf(order: OrderPicture, picture: RunPicture): Milestones {
  const host = order.host === undefined ? undefined : picture.hosts.get(order.host)
  const creation = order.creations.findLast(({ accepted }) => accepted?.host === order.host)
  const ready = [host?.installed?.atMs, host?.addressed?.atMs].filter((atMs) => atMs !== undefined)
  const seen = [
    order.seenInstalled?.atMs,
    waitsForAddress(picture) ? order.seenAddressed?.atMs : undefined,
  ].filter((atMs) => atMs !== undefined)
  return withoutGaps({
    placed: order.placed.atMs,
    released: order.released?.atMs,
    createSent: creation?.sentAtMs,
    createAccepted: creation?.accepted?.atMs,
    vmExists: host?.diskReady?.atMs,
    osInstalled: host?.installed?.atMs,
    ready: host?.installed === undefined ? undefined : Math.max(...ready),
    seen: order.seenInstalled === undefined ? undefined : Math.max(...seen),
    active: order.outcome === 'active' ? order.settled?.atMs : undefined,
  })
}

/** BILLmanager's service is ready when the address is there too; Clouden's article names the system alone. */
function waitsForAddress({ run }: RunPicture): boolean {
  return run.platform === 'billmanager'
}

function withoutGaps(times: Readonly<Record<string, number | undefined>>): Milestones {
  return Object.fromEntries(Object.entries(times).filter(([, atMs]) => atMs !== undefined))
}
