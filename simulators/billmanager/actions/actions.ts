import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import type { Perform } from './action-try.ts'
import { addAddress, removeAddress } from './addresses.ts'
import { change } from './change.ts'
import { close } from './close.ts'
import { panel } from './panel.ts'
import { password } from './password.ts'
import { reboot, start, stop } from './power.ts'
import { prolong } from './prolong.ts'
import { ptr } from './ptr.ts'
import { reinstall } from './reinstall.ts'
import { resume } from './resume.ts'
import { statistics } from './statistics.ts'
import { suspend } from './suspend.ts'

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
