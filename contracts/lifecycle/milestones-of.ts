import type { Milestones, OrderPicture } from './order-picture.ts'
import type { RunPicture } from './run-picture.ts'

type Times = Readonly<Record<string, number | undefined>>

/**
 * When an order passed its milestones. Those of the machine are true times, told by a simulator; those of the
 * platform are what it did and what it could see. Of several machines the one that the service became Active with
 * counts; of an order that never got so far the first one, since all after it is repair. A milestone that nobody
 * told of is left out.
 */
export function milestonesOf(order: OrderPicture, picture: RunPicture): Milestones {
  const [first] = order.creations
  const machine = order.active === undefined ? (first?.accepted?.host ?? order.host) : order.host
  const times = {
    placed: order.placed.atMs,
    released: order.released?.atMs,
    firstSent: first?.sentAtMs,
    createSent: order.active === undefined ? first?.sentAtMs : undefined,
    ...(machine === undefined ? {} : machineTimes(order, machine, picture)),
    active: order.active?.atMs,
  }
  return Object.fromEntries(Object.entries(times).filter(([, atMs]) => atMs !== undefined))
}

function machineTimes(order: OrderPicture, id: number, { run, hosts }: RunPicture): Times {
  const host = hosts.get(id)
  const creation = order.creations.findLast(({ accepted }) => accepted?.host === id)
  const seenInstalled = order.seenInstalled.get(id)?.atMs
  // BILLmanager's service is ready when the address is there too; Clouden's article names the system alone.
  const seenAddressed = run.platform === 'billmanager' ? order.seenAddressed.get(id)?.atMs : undefined
  // The platform may see first what an observer looks for now and then.
  const isSampled = run.sight === 'observer'
  const installed = isSampled ? earlier(host?.installed?.atMs, seenInstalled) : host?.installed?.atMs
  const addressed = isSampled ? earlier(host?.addressed?.atMs, seenAddressed) : host?.addressed?.atMs
  return {
    createSent: creation?.sentAtMs,
    createAccepted: creation?.accepted?.atMs,
    vmExists: host?.diskReady?.atMs,
    osInstalled: installed,
    ready: notBefore(installed, addressed),
    seen: notBefore(seenInstalled, seenAddressed),
  }
}

/** The later of the two; a second that never came does not matter, a first that never came does. */
function notBefore(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? first : Math.max(first, second)
}

function earlier(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? (first ?? second) : Math.min(first, second)
}
