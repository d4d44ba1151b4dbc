import { setPtr } from '../../client/set-ptr.ts'
import type { PtrRequest } from '../../platform/service-request.ts'
import { unless } from '../tried.ts'
import type { Perform } from './action-try.ts'
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
