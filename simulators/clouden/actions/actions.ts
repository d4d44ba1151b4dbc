import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import type { CloudenAssumptions } from '../clouden-assumptions.ts'
import type { Turn } from '../service.ts'
import type { Perform } from './action-try.ts'
import { close } from './close.ts'
import { panel } from './panel.ts'
import { password } from './password.ts'
import { reboot, start, stop } from './power.ts'
import { prolong } from './prolong.ts'
import { ptr } from './ptr.ts'
import { reinstall } from './reinstall.ts'
import { resume } from './resume.ts'
import { addAddress, change, removeAddress } from './sizes.ts'
import { snapshot } from './snapshot.ts'
import { statistics } from './statistics.ts'
import { suspend } from './suspend.ts'

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
