import { call } from '../../pact/call.ts'
import { filled, integer } from '../../pact/matchers.ts'
import type { PactCall } from '../../pact/pact-call.ts'

const limited = { name: 'a client may have virtual networks' } as const

const path = filled('/vm/v3/user_limits/account/${account}', { account: 5 })

/** How many virtual networks a client may have. */
export const networkCalls: Readonly<Record<'limit' | 'raise', PactCall>> = {
  limit: call('the limits of a client', limited, {
    method: 'GET',
    path,
    answer: { vxlan_count_total: integer(2) },
  }),
  raise: call('another virtual network for a client', limited, {
    method: 'POST',
    path,
    body: { vxlan_count_total: integer(3) },
    answer: {},
  }),
}
