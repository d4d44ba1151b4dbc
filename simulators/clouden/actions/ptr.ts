import { setPtr } from '../../client/set-ptr.ts'
import type { PtrRequest } from '../../platform/service-request.ts'
import { unless } from '../attempted.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'

/** The reverse name of an address (dev-huzaki/whmcs-vmmanager6). */
export const ptr: Perform<'ptr'> = onMachine<PtrRequest>(async ({ follower }, host, { domain, ip }) =>
  unless(await setPtr(follower.api, host, domain, ip)),
)
