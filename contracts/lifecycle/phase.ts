import type { RunPicture } from './run-picture.ts'
import type { Milestones, OrderPicture } from './order-picture.ts'
import { toMicroseconds } from '../trace/count-range.ts'

/** Moments in the life of an order between which its phases lie. */
export type Milestone =
  | 'placed'
  | 'released'
  | 'firstSent'
  | 'createSent'
  | 'createAccepted'
  | 'vmExists'
  | 'osInstalled'
  | 'ready'
  | 'seen'
  | 'active'

/** Named spans of an order's life, in the order in which they are reported. */
export const phaseNames = [
  'queue',
  'accept',
  'create',
  'install',
  'network',
  'notice',
  'activate',
  'total',
] as const

export type PhaseName = (typeof phaseNames)[number]

/**
 * Each phase as the span between two milestones. `released` is paid (BILLmanager) or approved (Clouden). What tries cost
 * that came to nothing, from the first request to that of the machine which the service got, stands in `total` alone.
 */
export const phases: Readonly<Record<PhaseName, { readonly from: Milestone; readonly to: Milestone }>> = {
  queue: { from: 'released', to: 'firstSent' },
  accept: { from: 'createSent', to: 'createAccepted' },
  create: { from: 'createAccepted', to: 'vmExists' },
  install: { from: 'vmExists', to: 'osInstalled' },
  network: { from: 'osInstalled', to: 'ready' },
  notice: { from: 'ready', to: 'seen' },
  activate: { from: 'seen', to: 'active' },
  total: { from: 'placed', to: 'active' },
}

/** Milliseconds that each order spent in each phase; orders that did not pass a phase are left out of it. */
export type PhaseDurations = Readonly<Record<PhaseName, readonly number[]>>

/**
 * How long the orders of a run spent in each phase. Phases may run beside each other: one that had already
 * ended when the one before it ended took no time of its own, and counts as 0. They are phases of a machine: orders of
 * virtual networks have none.
 */
export function phaseDurations(picture: RunPicture): PhaseDurations {
  const durations = Object.fromEntries(phaseNames.map((name) => [name, [] as number[]])) as Record<
    PhaseName,
    number[]
  >
  for (const order of picture.orders.values()) {
    if (order.product === 'networks') continue
    const milestones = milestonesOf(order, picture)
    for (const name of phaseNames) {
      const { [phases[name].from]: fromMs, [phases[name].to]: toMs } = milestones
      if (fromMs !== undefined && toMs !== undefined)
        durations[name].push(toMicroseconds(Math.max(0, toMs - fromMs)))
    }
  }
  return durations
}

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
