import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import type { CloudenAssumptions } from '../clouden-assumptions.ts'
import type { Turn } from '../service.ts'
import type { Perform } from './action-try.ts'
import { password, reinstall } from './password.ts'
import { reboot, resume, start, stop, suspend } from './power.ts'
import { done, failed, refused, unless } from '../action-result.ts'
import { closeBooks, meter } from '../service-size.ts'
import { panelUrl } from '../../client/read-machine.ts'
import { readMetrics } from '../../client/read-metrics.ts'
import { onMachine } from './on-machine.ts'
import { removeMachine } from '../../client/remove-machine.ts'
import type { PtrRequest } from '../../platform/service-request.ts'
import { setPtr } from '../../client/machine-changes.ts'
import { isTrouble } from '../../client/outcome.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { addAddress, change, removeAddress } from './resize.ts'
import { momentText } from '../../platform/sale-log.ts'

/** Deletes the snapshots of the machine; deleted once more, they are gone all the same. */
const snapshot: Perform<'snapshot'> = onMachine(async ({ follower }, host) => {
  const deleted = await follower.api.machine.deleteSnapshots(host)
  return unless(isTrouble(deleted) ? reasonOf(deleted.trouble) : undefined)
})

/** The reverse name of an address (dev-huzaki/whmcs-vmmanager6). */
const ptr: Perform<'ptr'> = onMachine<PtrRequest>(async ({ follower }, host, { domain, ip }) =>
  unless(await setPtr(follower.api, host, domain, ip)),
)

/**
 * Deletes the machine (dev-huzaki/whmcs-vmmanager6), and gives its part of the quota back. A machine that is gone
 * already, and a service that is closed already, are fine.
 */
const close: Perform<'close'> = async ({ context, service, follower }) => {
  if (service.status === 'deleted') return done
  const reason = service.host === undefined ? undefined : await removeMachine(follower, service.host)
  if (reason !== undefined) return failed(reason)
  closeBooks(context, service)
  return done
}

const hourMs = 3_600_000

/** A user looks at the graphs of the last hour: they are read again and again while the page is open. */
const statistics: Perform<'statistics'> = onMachine(async ({ context, service, follower }, host) => {
  const { metricsReads, metricsEveryMs, beginsAtMs } = context.assumptions
  const { clock } = context.surroundings
  for (let read = 1; read <= metricsReads; read++) {
    if (read > 1) await clock.sleep(metricsEveryMs)
    const from = momentText(beginsAtMs + Math.max(0, clock.nowMs() - hourMs))
    const metrics = await readMetrics(follower.api, host, from)
    if ('reason' in metrics) return failed(metrics.reason)
    service.usage = metrics.usage
  }
  return done
})

/**
 * The client goes to VMmanager by a one-time key (dev-huzaki/whmcs-vmmanager6). One service account is nobody's to
 * enter: behind it are the machines of all clients.
 */
const panel: Perform<'panel'> = async ({ context, service, follower }) => {
  const { account, panel: site } = context.assumptions
  if (account === 'shared') return refused('no-account')
  const entered = await panelUrl(follower.api, site, service.request.client.email)
  if ('reason' in entered) return failed(entered.reason)
  service.panelUrl = entered.url
  return done
}

/** There are no periods here: what was used up to now is charged. */
const prolong: Perform<'prolong'> = ({ context, service }) => {
  meter(context, service)
  return Promise.resolve(done)
}

/** What the portal offers. */
export interface OfferedAction<Action extends ServiceAction> {
  readonly perform: Perform<Action>
  /** The statuses of a service in which it makes sense. */
  readonly on: readonly ServiceStatus[]
  /** What it must not run beside of on the same service. */
  readonly turn?: Turn
  /** It may start the machine. */
  readonly isStarting?: true
  /** Why it is not offered after all; undefined where it is. */
  readonly refusal?: (assumptions: CloudenAssumptions) => string | undefined
}

export type OfferedActions = { readonly [Action in ServiceAction]: OfferedAction<Action> }

const unlocked = ['active'] as const
const opened = ['active', 'suspended'] as const

const administered = ({ suspension }: CloudenAssumptions): string | undefined =>
  suspension === 'not-offered' ? 'not-offered' : undefined

export const actions: OfferedActions = {
  suspend: { perform: suspend, on: opened, turn: 'administration', refusal: administered },
  resume: { perform: resume, on: ['suspended'], turn: 'administration', refusal: administered },
  close: { perform: close, on: ['active', 'suspended', 'deleted'] },
  reboot: { perform: reboot, on: unlocked, isStarting: true },
  start: { perform: start, on: unlocked, isStarting: true },
  stop: { perform: stop, on: unlocked },
  change: { perform: change, on: unlocked, turn: 'size', isStarting: true },
  reinstall: { perform: reinstall, on: unlocked, isStarting: true },
  password: { perform: password, on: unlocked },
  'add-address': { perform: addAddress, on: unlocked, turn: 'size' },
  'remove-address': { perform: removeAddress, on: unlocked, turn: 'size' },
  ptr: { perform: ptr, on: unlocked },
  panel: { perform: panel, on: unlocked },
  prolong: {
    perform: prolong,
    on: opened,
    refusal: ({ metering }) => (metering ? undefined : 'not-offered'),
  },
  statistics: { perform: statistics, on: opened },
  snapshot: {
    perform: snapshot,
    on: unlocked,
    refusal: ({ snapshots }) => (snapshots === 'not-supported' ? 'not-supported-by-api' : undefined),
  },
}
