import { describe, expect, it } from 'vitest'
import { type PlatformWishes, testPlatform } from '../platform/fixtures/test-platform.ts'
import type { PlatformMock } from '../platform/platform-mock.ts'
import { VmmanagerApi } from './vmmanager-api.ts'
import { openNetworks } from './change-networks.ts'

const client = { email: 'eve@example.com', password: 'secret' }
const nothing = (): Promise<void> => Promise.resolve()

/** Somebody who opens networks before a simulated VMmanager. */
function opener(wishes?: PlatformWishes) {
  const platform = testPlatform(
    (surroundings): PlatformMock & { readonly api: VmmanagerApi } => ({
      order: nothing,
      act: nothing,
      maintain: nothing,
      api: new VmmanagerApi(surroundings.client, 'a'),
    }),
    wishes,
  )
  const limit = (account: number): number | null | undefined =>
    platform.world.accountLimits.get(account)?.vxlan_count_total
  return { ...platform, calls: () => platform.calls, limit, api: platform.mock.api }
}

describe('openNetworks', () => {
  it('makes the account and sets its limit; no machine is made', async () => {
    const { api, calls, limit, world } = opener()
    expect(await openNetworks(api, client, 2)).toEqual({ account: 4 })
    expect(limit(4)).toBe(2)
    expect(world.hosts.size).toBe(0)
    expect(calls().slice(1)).toEqual([
      "GET /vm/v3/account?where=(email EQ 'eve@example.com')",
      'POST /vm/v3/account',
      'GET /vm/v3/user_limits/account/4',
      'POST /vm/v3/user_limits/account/4',
    ])
  })

  it('raises the limit of a client who has one, and leaves other limits alone', async () => {
    const { api, limit, world } = opener()
    await openNetworks(api, client, 2)
    world.accountLimits.set(4, { ...world.accountLimits.get(4), host_count: 7 })
    await openNetworks(api, client, 3)
    expect(limit(4)).toBe(5)
    expect(world.accountLimits.get(4)?.host_count).toBe(7)
  })

  it('looks at the limit when the reply is lost, and raises it once', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'account-limits-update', times: 1 }] as const
    const { api, calls, limit } = opener({ faults })
    expect(await openNetworks(api, client, 2)).toEqual({ account: 4 })
    expect(limit(4)).toBe(2)
    expect(calls().filter((call) => call.startsWith('POST /vm/v3/user_limits'))).toHaveLength(1)
  })

  it.each([
    ['unknown-outcome', { fault: 'request-lost', operation: 'account-limits-update', times: 1 }],
    ['forbidden', { fault: 'forbidden', operation: 'account-limits-update' }],
    ['forbidden', { fault: 'forbidden', operation: 'account-limits-read' }],
    ['internal-error', { fault: 'server-error', operation: 'account-create' }],
  ] as const)('tells why it could not: %s', async (reason, fault) => {
    const { api, limit } = opener({ faults: [fault] })
    expect(await openNetworks(api, client, 2)).toEqual({ reason })
    expect(limit(4)).toBeUndefined()
  })

  it('sees in the next try that the one before has raised the limit', async () => {
    const { api, calls, limit } = opener({
      faults: [
        { fault: 'reply-lost', operation: 'account-limits-update', times: 1 },
        { fault: 'server-error', operation: 'account-limits-read', status: 500, times: 1, after: '2s' },
      ],
    })
    const change = {}
    const tries = [await openNetworks(api, client, 2, change), await openNetworks(api, client, 2, change)]
    expect(tries.at(-1)).toEqual({ account: 4 })
    expect(limit(4)).toBe(2)
    expect(calls().filter((call) => call.startsWith('POST /vm/v3/user_limits'))).toHaveLength(1)
  })

  it('leaves a limit alone that somebody else has changed between two tries', async () => {
    const { api, limit, world } = opener({
      faults: [{ fault: 'request-lost', operation: 'account-limits-update', times: 1 }],
    })
    const change = {}
    expect(await openNetworks(api, client, 2, change)).toEqual({ reason: 'unknown-outcome' })
    world.accountLimits.set(4, { vxlan_count_total: 7 })
    expect(await openNetworks(api, client, 2, change)).toEqual({ reason: 'limit-changed' })
    expect(limit(4)).toBe(7)
  })

  it('gives nothing to an administrator', async () => {
    const { api } = opener()
    const admin = { email: 'admin@example.com', password: 'x' }
    expect(await openNetworks(api, admin, 1)).toEqual({ reason: 'account-is-administrator' })
  })
})
