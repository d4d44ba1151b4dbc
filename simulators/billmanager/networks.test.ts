import { describe, expect, it } from 'vitest'
import { clientProfile } from '../platform/client-profile.ts'
import { type PlatformWishes, seed } from '../platform/fixtures/test-platform.ts'
import { networksTariff } from '../platform/tariff.ts'
import { billmanager } from './fixtures/test-billmanager.ts'

function networks(wishes?: PlatformWishes) {
  const platform = billmanager(wishes)
  const order = (name: string, count = 2, client = 'bob'): Promise<void> =>
    platform.mock.order({
      order: name,
      client: clientProfile(seed, client),
      tariff: networksTariff,
      addresses: 0,
      networks: count,
    })
  const limits = (): readonly unknown[] =>
    [...platform.world.accountLimits.values()].map(({ vxlan_count_total: total }) => total)
  return {
    platform,
    order,
    limits,
    posts: () => platform.calls.filter((call) => call.startsWith('POST /vm/v3/')),
  }
}

describe('an order of virtual networks', () => {
  it('raises the limit of the client, makes no machine and is Active', async () => {
    const { platform, order, limits, posts } = networks()
    await order('a')
    expect(platform.story('a')).toEqual([
      'placed',
      'service ordered',
      'paid',
      'service processing',
      'try 1 started',
      'service active',
      'try 1 done',
    ])
    expect(platform.facts.find(({ type }) => type === 'order')).toMatchObject({ product: 'networks' })
    expect([limits(), platform.world.hosts.size]).toEqual([[2], 0])
    expect(posts()).toEqual(['POST /vm/v3/account', 'POST /vm/v3/user_limits/account/4'])
    expect(platform.ledger('a')).toEqual(['payment 10000 for 1', 'charge 10000 for 1'])
  })

  it('adds to what other orders of the client have, also where they come at once', async () => {
    const { order, limits } = networks()
    await Promise.all([order('a', 2), order('b', 3), order('c', 1, 'eve')])
    expect(
      limits()
        .map(Number)
        .toSorted((one, other) => one - other),
    ).toEqual([1, 5])
  })

  it('does so once, however often it is tried', async () => {
    const { platform, order, limits } = networks({
      faults: [
        { fault: 'forbidden', operation: 'account-limits-update', times: 1 },
        { fault: 'request-lost', operation: 'account-limits-update', times: 1 },
        { fault: 'reply-lost', operation: 'account-limits-update', times: 1 },
      ],
    })
    await Promise.all([order('a', 2), order('b', 3)])
    expect(limits()).toEqual([5])
    expect(platform.mock.services().map(({ status }) => status)).toEqual(['active', 'active'])
  })

  it('goes to a person when somebody else has changed the limit meanwhile', async () => {
    const { platform, order, limits } = networks({
      faults: [{ fault: 'request-lost', operation: 'account-limits-update', times: 1 }],
    })
    const settled = order('a')
    await platform.clock.sleep(30_000)
    platform.world.accountLimits.set(4, { vxlan_count_total: 9 })
    await settled
    expect(platform.story('a').at(-1)).toBe('manual limit-changed')
    expect(platform.ledger('a').at(-1)).toBe('refund 10000 for 1')
    expect(limits()).toEqual([9])
  })

  it('gives the networks back when it is closed, and can do nothing that needs a machine', async () => {
    const { platform, order, limits } = networks()
    await order('a', 2)
    await order('b', 3)
    for (const action of ['reboot', 'password', 'suspend', 'prolong', 'close', 'close'] as const) {
      await platform.act('a', { action })
    }
    expect(platform.deeds('a')).toEqual([
      'reboot 0 refused not-offered',
      'password 0 refused not-offered',
      'suspend 0 refused not-offered',
      'prolong 1 started',
      'prolong 1 done',
      'close 1 started',
      'close 1 done',
      'close 0 refused service-deleted',
    ])
    expect(limits()).toEqual([3])
    expect(platform.mock.service('a')?.status).toBe('deleted')
  })

  it.each([
    ['unknown-outcome', { fault: 'request-lost', operation: 'account-limits-update', times: 1 }],
    ['forbidden', { fault: 'forbidden', operation: 'account-limits-update', times: 1 }],
    ['internal-error', { fault: 'server-error', operation: 'account-list', status: 500, times: 1 }],
  ] as const)('is closed in a second try after %s', async (_, fault) => {
    const { platform, order, limits } = networks()
    await order('a')
    platform.world.faults.arm(fault, platform.world.nowMs)
    await platform.act('a', { action: 'close' })
    expect(platform.deeds('a')).toContain('close 2 done')
    expect(limits()).toEqual([0])
  })

  it('is closed though its client is gone from VMmanager', async () => {
    const { platform, order } = networks()
    await order('a')
    const account = platform.world.accounts.get(4)
    if (account !== undefined) platform.world.accounts.delete(account)
    expect(platform.world.accounts.get(4)).toBeUndefined()
    await platform.act('a', { action: 'close' })
    expect(platform.deeds('a')).toEqual(['close 1 started', 'close 1 done'])
  })
})
