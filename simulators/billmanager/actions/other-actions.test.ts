import { describe, expect, it } from 'vitest'
import { clientProfile } from '../../platform/client-profile.ts'
import { seed } from '../../platform/fixtures/test-platform.ts'
import { openedBillmanager } from '../fixtures/test-billmanager.ts'

describe('password', () => {
  it('is asked for and not waited for; the next one is another', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'password' })
    expect(platform.callsSince()).toEqual(['POST /vm/v3/host/1/password'])
    await platform.act('a', { action: 'password' })
    const [first, second] = platform.requests.flatMap(({ path, body }) =>
      path.endsWith('/password') ? [body] : [],
    )
    expect(first).toEqual({ password: expect.stringMatching(/^.{16}$/) as string })
    expect(second).not.toEqual(first)
    expect(platform.deeds('a').at(-1)).toBe('password 1 done')
  })

  it('whose reply is lost is set once more, and is the same', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-password', times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'password' })
    const bodies = platform.requests.flatMap(({ path, body }) => (path.endsWith('/password') ? [body] : []))
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toEqual(bodies[0])
    expect(platform.deeds('a').at(-1)).toBe('password 2 done')
  })
})

describe('ptr', () => {
  it('names the first address', async () => {
    const platform = await openedBillmanager({}, {}, { addresses: 2 })
    await platform.act('a', { action: 'ptr', domain: 'mail.example.com' })
    expect(platform.callsSince()).toEqual(['GET /vm/v3/host/1/ipv4', 'POST /vm/v3/ip/1000000/ptr'])
    const [first] = platform.world.hosts.get(1)?.reserved ?? []
    expect([...platform.world.ptr]).toEqual([[first?.address, 'mail.example.com']])
    expect(platform.deeds('a').at(-1)).toBe('ptr 1 done')
  })

  it('of a machine without an address is refused', async () => {
    const platform = await openedBillmanager({}, {}, { addresses: 0 })
    await platform.act('a', { action: 'ptr', domain: 'mail.example.com' })
    expect(platform.deeds('a').at(-1)).toBe('ptr 1 refused no-address')
  })
})

describe('panel', () => {
  it('makes a key for the owner of the machine, and the way in with it', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'panel' })
    const { email } = clientProfile(seed, 'bob')
    expect(platform.callsSince()).toEqual([`POST /auth/v4/user/${encodeURIComponent(email)}/key`])
    const [key = ''] = platform.world.keys.keys()
    expect(platform.service.panelUrl).toBe(`https://vmmanager.example.com/auth/key-v4/${key}`)
  })

  it('goes with the made-up account in a chain of resellers', async () => {
    const platform = await openedBillmanager({}, { resellerChain: true })
    expect([...platform.world.accounts.all()].map(({ email }) => email)).toContain('vm1001@example.com')
    await platform.act('a', { action: 'panel' })
    expect(platform.callsSince()).toEqual(['POST /auth/v4/user/vm1001%40example.com/key'])
  })
})

describe('prolong', () => {
  it('charges the next period and calls nobody', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'prolong' })
    await platform.act('a', { action: 'prolong' })
    expect(platform.callsSince()).toEqual([])
    expect(platform.ledger('a')).toEqual([
      'payment 30000 for 1',
      'charge 30000 for 1',
      'payment 30000 for 2',
      'charge 30000 for 2',
      'payment 30000 for 3',
      'charge 30000 for 3',
    ])
  })

  it('by two at once charges two periods, each once', async () => {
    const platform = await openedBillmanager()
    await Promise.all([platform.act('a', { action: 'prolong' }), platform.act('a', { action: 'prolong' })])
    expect(platform.ledger('a').filter((entry) => entry.startsWith('charge'))).toEqual([
      'charge 30000 for 1',
      'charge 30000 for 2',
      'charge 30000 for 3',
    ])
  })

  it('costs what the tariff of the day costs', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: { ...platform.service.tariff, price: 45_000 } })
    await platform.act('a', { action: 'prolong' })
    expect(platform.ledger('a').slice(-2)).toEqual(['payment 45000 for 2', 'charge 45000 for 2'])
  })

  it('costs a thirtieth where days are billed, rounded up', async () => {
    const platform = await openedBillmanager({}, { billing: 'daily' })
    await platform.act('a', { action: 'change', tariff: { ...platform.service.tariff, price: 30_001 } })
    await platform.act('a', { action: 'prolong' })
    expect(platform.ledger('a').filter((entry) => entry.startsWith('charge'))).toEqual([
      'charge 1000 for 1',
      'charge 1',
      'charge 1001 for 2',
    ])
  })

  it('costs nothing where everything was paid at once', async () => {
    const platform = await openedBillmanager({}, { billing: 'once' })
    await platform.act('a', { action: 'prolong' })
    expect(platform.ledger('a')).toEqual(['payment 30000 for 1', 'charge 30000 for 1'])
    expect(platform.deeds('a').at(-1)).toBe('prolong 1 done paid-once')
  })

  it('of a suspended service is possible: that is how a debt is paid', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend' })
    await platform.act('a', { action: 'prolong' })
    expect(platform.deeds('a').at(-1)).toBe('prolong 1 done')
  })
})

describe('statistics', () => {
  it('reads each measurement of the machine and keeps the means', async () => {
    const platform = await openedBillmanager()
    await platform.clock.sleep(600_000)
    await platform.act('a', { action: 'statistics' })
    expect(platform.callsSince()).toEqual(
      ['cpu_load', 'mem_usage', 'df.root.used', 'net_rx', 'net_tx'].map(
        (target) => `GET /vm/v3/host/1/metrics?target=${target}&from=00:00_20240101`,
      ),
    )
    for (const mean of Object.values(platform.service.usage ?? {})) {
      expect(mean).toBeGreaterThan(0)
      expect(mean).toBeLessThan(100)
    }
  })

  it('goes a day back', async () => {
    const platform = await openedBillmanager()
    await platform.clock.sleep(2 * 86_400_000)
    await platform.act('a', { action: 'statistics' })
    expect(platform.callsSince()[0]).toMatch(/from=00:00_20240102$/)
  })
})

describe('snapshot', () => {
  it('is not offered', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'snapshot' })
    expect(platform.callsSince()).toEqual([])
    expect(platform.deeds('a')).toEqual(['snapshot 0 refused not-offered'])
  })
})
