import { changeMachine } from '../../client/change-machine.ts'
import { addressChange, setPtr } from '../../client/machine-changes.ts'
import { readMachine } from '../../client/read-machine.ts'
import type { AddressRequest, PtrRequest } from '../../platform/service-request.ts'
import { billFor } from '../service.ts'
import { type ActionResult, done, failed, unless } from '../action-result.ts'
import type { ActionTry, Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

/** The reverse name of an address (dev-huzaki/whmcs-vmmanager6). */
export const ptr: Perform<'ptr'> = onMachine<PtrRequest>(
  async ({ service, follower }, host, { domain, ip }) => {
    const reason = await setPtr(follower.api, host, domain, ip)
    const named = ip ?? service.ips[0]
    if (reason === undefined && named !== undefined) service.reverseNames.set(named, domain)
    return unless(reason)
  },
)

/** More addresses. */
export const addAddress: Perform<'add-address'> = onMachine<AddressRequest<'add-address'>>(
  (attempt, host, { count }) => changeBy(attempt, host, count),
)

/** Fewer addresses. */
export const removeAddress: Perform<'remove-address'> = onMachine<AddressRequest<'remove-address'>>(
  (attempt, host, { count }) => changeBy(attempt, host, -count),
)

/**
 * VMmanager is told the difference, not the sum (dev-huzaki/whmcs-vmmanager6). After a failed try the machine is read
 * first, since some of it may have been done. The new addresses are read and saved.
 */
async function changeBy(attempt: ActionTry, host: number, count: number): Promise<ActionResult> {
  const { service, follower, isRetry } = attempt
  const wanted = service.size.addresses + count
  if (wanted < 0) return failed('too-few-addresses')
  const read = isRetry ? await readMachine(follower.api, host) : undefined
  if (read?.reason !== undefined) return failed(read.reason)
  const difference = wanted - (read?.machine.size.addresses ?? service.size.addresses)
  const reason =
    difference === 0 ? undefined : await changeMachine(follower, addressChange(host, difference, wanted))
  if (reason !== undefined) return failed(reason)
  const now = await readMachine(follower.api, host)
  if (now.reason !== undefined) return failed(now.reason)
  if (now.machine.size.addresses !== wanted) return failed('change-not-applied')
  billFor(service, now.machine)
  return done
}
