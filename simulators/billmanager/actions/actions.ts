import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import type { Perform } from './action-try.ts'
import { addAddress, ptr, removeAddress } from './addresses.ts'
import { change } from './change.ts'
import { password, reinstall } from './password.ts'
import { reboot, resume, start, stop, suspend } from './power.ts'
import { chargePeriod, refundAll } from '../money.ts'
import { done, doneExcept, failed } from '../action-result.ts'
import { readMetrics } from '../../client/read-metrics.ts'
import { onMachine } from './on-machine.ts'
import { removeLeftover, removeMachine } from '../../client/remove-machine.ts'
import { become } from '../service.ts'
import { ownerOf } from '../billmanager-context.ts'
import { panelUrl } from '../../client/read-machine.ts'
import { momentText } from '../../platform/sale-log.ts'

/**
 * Deletes the machine (dev-huzaki/whmcs-vmmanager6). A machine that is gone already, and a service that is closed
 * already, are fine; of one that was never opened goes what may have been left. Who has taken the order back before it
 * was opened gets the money back.
 */
const close: Perform<'close'> = async ({ service, follower, settings }) => {
  if (service.status === 'deleted') return done
  const isOpened = service.status === 'active' || service.status === 'suspended'
  const reason =
    isOpened && service.host !== undefined
      ? await removeMachine(follower, service.host)
      : await removeLeftover(follower, service)
  if (reason !== undefined) return failed(reason)
  if (service.withdrawal.signal.aborted) refundAll(service, settings.billing)
  service.suspendedBy.clear()
  become(service, 'deleted')
  return done
}

const dayMs = 86_400_000

/** Reads how much the machine has used in the last day (dev-huzaki/whmcs-vmmanager6; daily: BILLmanager, `stat`). */
const statistics: Perform<'statistics'> = onMachine(async ({ service, follower, clock, settings }, host) => {
  const fromMs = Math.max(0, clock.nowMs() - dayMs)
  const read = await readMetrics(follower.api, host, momentText(settings.beginsAtMs + fromMs))
  if ('reason' in read) return failed(read.reason)
  service.usage = read.usage
  return done
})

/** The client goes to VMmanager by a one-time key, as the owner of the machine (dev-huzaki/whmcs-vmmanager6). */
const panel: Perform<'panel'> = async ({ service, follower, settings, identities }) => {
  const entered = await panelUrl(follower.api, settings.panel, ownerOf(settings, identities, service).email)
  if ('reason' in entered) return failed(entered.reason)
  service.panelUrl = entered.url
  return done
}

/** The client pays for the next period; VMmanager is not told (inferred). */
const prolong: Perform<'prolong'> = ({ service, settings }) =>
  Promise.resolve(chargePeriod(service, settings.billing) ? done : doneExcept(['paid-once']))

/** An action that BILLmanager offers. */
export interface OfferedAction<Action extends ServiceAction> {
  readonly perform: Perform<Action>
  /** The statuses of a service in which it makes sense. */
  readonly on: readonly ServiceStatus[]
}

/** The actions that there are; snapshots BILLmanager does not sell. */
export type OfferedActions = {
  readonly [Action in ServiceAction]: OfferedAction<Action> | undefined
}

const running = ['active'] as const
const opened = ['active', 'suspended'] as const
const anyStatus = ['ordered', 'processing', 'active', 'suspended', 'deleted'] as const

export const actions: OfferedActions = {
  suspend: { perform: suspend, on: opened },
  resume: { perform: resume, on: ['suspended'] },
  close: { perform: close, on: anyStatus },
  reboot: { perform: reboot, on: running },
  start: { perform: start, on: running },
  stop: { perform: stop, on: running },
  change: { perform: change, on: running },
  reinstall: { perform: reinstall, on: running },
  password: { perform: password, on: running },
  'add-address': { perform: addAddress, on: running },
  'remove-address': { perform: removeAddress, on: running },
  ptr: { perform: ptr, on: running },
  panel: { perform: panel, on: running },
  prolong: { perform: prolong, on: opened },
  statistics: { perform: statistics, on: opened },
  snapshot: undefined,
}
