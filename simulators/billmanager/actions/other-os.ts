import { osId } from '../../client/inventory.ts'
import type { Machine } from '../../client/machine.ts'
import { isTrouble } from '../../client/outcome.ts'
import { reasonOf } from '../../client/reason-of.ts'
import type { Tariff } from '../../platform/tariff.ts'
import type { ActionTry } from './action-try.ts'

/** What another tariff means for the operating system. */
export interface OtherOs {
  /** Id of the template to install; absent where the machine keeps what it has. */
  readonly install?: number
  /** The tariff names another system than the machine keeps. */
  readonly isKept: boolean
  /** Why it cannot be told. */
  readonly reason?: string
}

/**
 * Decides whether the system of the new tariff is installed. A system that the client has put on the machine is never
 * overwritten, nor one that anybody has installed anew: VMmanager is asked, not billing.
 */
export async function otherOs(attempt: ActionTry, machine: Machine, before: Tariff): Promise<OtherOs> {
  const { service, settings, follower } = attempt
  const { os: wanted } = service.tariff
  if (wanted === before.os) return { isKept: false }
  const inventory = await attempt.inventory()
  if ('reason' in inventory) return { isKept: false, reason: inventory.reason }
  const install = osId(inventory, wanted)
  if (install === undefined) return { isKept: false, reason: 'os-not-available' }
  if (install === machine.os) return { isKept: false }
  const isTariffs = machine.os === osId(inventory, before.os)
  if (settings.otherOs === 'ignored' || !isTariffs) return { isKept: true }
  const history = await follower.api.machine.history(machine.host)
  if (isTrouble(history)) return { isKept: false, reason: reasonOf(history.trouble) }
  const isTouched = history.some(({ name }) => name === 'host_reinstall')
  return isTouched ? { isKept: true } : { install, isKept: false }
}
