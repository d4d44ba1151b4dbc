import { describe, expect, it } from 'vitest'
import { clientProfile } from '../../platform/client-profile.ts'
import { seed } from '../../platform/fixtures/test-platform.ts'
import { clouden, openedClouden } from '../fixtures/test-clouden.ts'

describe('reinstall', () => {
  const reinstalled = ({ requests }: Awaited<ReturnType<typeof openedClouden>>): readonly unknown[] =>
    requests.filter(({ path }) => path.endsWith('/reinstall')).map(({ body }) => body)

  it('reads the systems, then the machine, and installs the one it has with another password', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'reinstall' })
    expect(platform.callsSince()).toEqual([
      'GET /vm/v3/cluster',
      'GET /vm/v3/os',
      'GET /vm/v3/preset',
      'GET /vm/v3/ippool',
      "GET /vm/v3/host?where=(id EQ '1')",
      'POST /vm/v3/host/1/reinstall',
    ])
    expect(platform.deeds('a')).toEqual(['reinstall 1 started', 'reinstall 1 done'])
    expect(platform.service.passwords).toBe(1)
  })

  it('installs another system where the user wants one', async () => {
    const platform = await openedClouden()
    const before = platform.world.hosts.get(1)?.osId
    await platform.act('a', { action: 'reinstall', os: 'ISPsystem__AlmaLinux-9-x86_64' })
    expect(platform.world.hosts.get(1)?.osId).not.toBe(before)
    expect(platform.service.os).toBe('ISPsystem__AlmaLinux-9-x86_64')
  })

  it('of a system that there is not asks for nothing', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'reinstall', os: 'local__BeOS' })
    expect(platform.deeds('a').at(-1)).toBe('reinstall 1 refused os-not-available')
    expect(reinstalled(platform)).toEqual([])
  })

  it('whose end is not known is told so and is not asked for twice', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-reinstall', times: 1 }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', { action: 'reinstall' })
    expect(platform.deeds('a').at(-1)).toBe('reinstall 1 refused unknown-outcome')
    expect(reinstalled(platform)).toHaveLength(1)
    expect(platform.service.passwords).toBe(0)
  })

  it('that is repeated by hand asks for the same password', async () => {
    const faults = [{ fault: 'task-fails', task: 'host_reinstall', times: 1 }] as const
    const platform = await openedClouden({ repeats: 1 }, { faults })
    await platform.act('a', { action: 'reinstall' })
    const [first, second] = reinstalled(platform)
    expect(second).toEqual(first)
    expect(platform.deeds('a').at(-1)).toBe('reinstall 2 done')
  })
})

describe('password', () => {
  it('is another one each time, and is not waited for', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'password' })
    await platform.act('a', { action: 'password' })
    expect(platform.callsSince()).toEqual(['POST /vm/v3/host/1/password', 'POST /vm/v3/host/1/password'])
    const bodies = platform.requests.filter(({ path }) => path.endsWith('/password')).map(({ body }) => body)
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(2)
    expect(platform.deeds('a').filter((deed) => deed === 'password 1 done')).toHaveLength(2)
  })

  it('that VMmanager refuses stays the old one', async () => {
    const faults = [{ fault: 'forbidden', operation: 'host-password' }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', { action: 'password' })
    expect(platform.deeds('a').at(-1)).toBe('password 1 refused forbidden')
    expect(platform.service.passwords).toBe(0)
  })
})

describe('ptr', () => {
  it('gives the first address its name', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'ptr', domain: 'mail.example.com' })
    expect(platform.callsSince()).toEqual([
      'GET /vm/v3/host/1/ipv4',
      expect.stringMatching(/^POST \/vm\/v3\/ip\/\d+\/ptr$/),
    ])
    expect(platform.deeds('a').at(-1)).toBe('ptr 1 done')
  })

  it('of a machine without addresses is told why not', async () => {
    const platform = await openedClouden({}, {}, { addresses: 0 })
    await platform.act('a', { action: 'ptr', domain: 'mail.example.com' })
    expect(platform.deeds('a').at(-1)).toBe('ptr 1 refused no-address')
  })
})

describe('panel', () => {
  it('sends the client to VMmanager with a key of their own', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'panel' })
    const { email } = clientProfile(seed, 'bob')
    expect(platform.callsSince()).toEqual([`POST /auth/v4/user/${encodeURIComponent(email)}/key`])
    expect(platform.service.panelUrl).toMatch(/^https:\/\/vmmanager\.example\.com\/auth\/key-v4\/./)
  })

  it('never opens the account behind which are the machines of all', async () => {
    const platform = await openedClouden({ account: 'shared' })
    await platform.act('a', { action: 'panel' })
    expect(platform.deeds('a').at(-1)).toBe('panel 1 refused no-account')
    expect(platform.callsSince()).toEqual([])
  })
})

describe('statistics', () => {
  it('reads each measurement as often as assumed, with pauses between', async () => {
    const platform = await openedClouden({ metricsReads: 4, metricsEveryMs: 20_000 })
    const beganAtMs = platform.clock.nowMs()
    await platform.act('a', { action: 'statistics' })
    const reads = platform.callsSince().filter((call) => call.startsWith('GET /vm/v3/host/1/metrics?'))
    expect(reads).toHaveLength(4 * 5)
    expect(platform.clock.nowMs() - beganAtMs).toBeGreaterThanOrEqual(60_000)
    expect(Object.keys(platform.service.usage ?? {})).toHaveLength(5)
  })

  it('asks for the last hour', async () => {
    const platform = await openedClouden({ metricsReads: 1 })
    await platform.clock.sleep(7_200_000)
    await platform.act('a', { action: 'statistics' })
    expect(platform.callsSince()[0]).toMatch(/from=01:00_20240101$/)
  })
})

describe('snapshot', () => {
  it('is not known of the API', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'snapshot' })
    expect(platform.deeds('a')).toEqual(['snapshot 0 refused not-supported-by-api'])
    expect(platform.callsSince()).toEqual([])
  })

  it('can be the deletion alone', async () => {
    const platform = await openedClouden({ snapshots: 'delete-only' })
    await platform.act('a', { action: 'snapshot' })
    expect(platform.callsSince()).toEqual(['DELETE /vm/v3/host/1/snapshot'])
    expect(platform.deeds('a').at(-1)).toBe('snapshot 1 done')
  })
})

describe('metering', () => {
  it('is not there, nor is prolongation', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'prolong' })
    await platform.act('a', { action: 'close' })
    expect(platform.deeds('a')[0]).toBe('prolong 0 refused not-offered')
    expect(platform.ledger('a')).toEqual([])
  })

  it('charges what was used when it is asked for, and the rest at the end', async () => {
    const platform = await openedClouden({ metering: true })
    const activeAtMs = platform.clock.nowMs()
    await platform.clock.sleep(7_200_000)
    await platform.act('a', { action: 'prolong' })
    // 1 processor, 1 GiB of memory, 10 GiB of disk and 1 address cost 45 an hour.
    expect(platform.ledger('a')).toEqual(['charge 90'])
    await platform.clock.sleep(3_600_000 - (platform.clock.nowMs() - activeAtMs - 7_200_000))
    await platform.act('a', { action: 'close' })
    expect(platform.ledger('a')).toEqual(['charge 90', 'charge 45'])
  })

  it('charges what was used before a change at the old size', async () => {
    const platform = await openedClouden({ metering: true })
    await platform.clock.sleep(3_600_000)
    await platform.act('a', { action: 'add-address', count: 2 })
    expect(platform.ledger('a')).toEqual(['charge 45'])
    await platform.clock.sleep(3_600_000)
    await platform.act('a', { action: 'prolong' })
    expect(platform.ledger('a').at(-1)).toBe('charge 55')
  })

  it('charges nothing for a request that comes to nothing', async () => {
    const platform = clouden({ metering: true }, { settings: { addresses: 0 } })
    await platform.order('a')
    expect(platform.ledger('a')).toEqual([])
  })
})
