import { describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../platform/fixtures/test-platform.ts'
import { brokenRules, clouden, openedClouden, quotasOf } from '../fixtures/test-clouden.ts'

const housekeeping = ({ facts }: TestPlatform): readonly string[] =>
  facts.flatMap((fact) =>
    fact.type === 'operation' && fact.order === undefined
      ? [[fact.name, fact.outcome, ...(fact.reason === undefined ? [] : [fact.reason])].join(' ')]
      : [],
  )

const newMachine = {
  name: 'stray',
  password: 'Secret-123',
  os: 1,
  cluster: 1,
  account: 3,
  preset: 1,
  ipv4_number: 1,
}

describe('the inventory', () => {
  it('is read list by list, page by page, and the machines cluster by cluster', async () => {
    const platform = clouden({ pageSize: 2 })
    await Promise.all(['a', 'b', 'c'].map((name) => platform.order(name)))
    const before = platform.calls.length
    await platform.maintain('inventory')
    const calls = platform.calls.slice(before)
    expect(calls.filter((call) => !call.includes('/os?') && !call.includes('/preset?'))).toEqual([
      'GET /vm/v3/cluster?orderby=id asc&limit=0,2',
      'GET /vm/v3/node?orderby=id asc&limit=0,2',
      ...(calls.includes('GET /vm/v3/node?orderby=id asc&limit=2,2')
        ? ['GET /vm/v3/node?orderby=id asc&limit=2,2']
        : []),
      "GET /vm/v3/host?orderby=id asc&limit=0,2&where=(cluster.id EQ '1')",
      "GET /vm/v3/host?orderby=id asc&limit=2,2&where=(cluster.id EQ '1')",
    ])
    expect(platform.mock.findings().mirror.host.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(housekeeping(platform)).toEqual([
      'inventory started',
      expect.stringMatching(/^inventory done cluster: 1, node: \d+, preset: \d+, os: \d+, host: 3$/),
    ])
  })

  it('that cannot be read keeps what was read before', async () => {
    const platform = await openedClouden(
      {},
      { faults: [{ fault: 'forbidden', operation: 'node-list', after: '1h' }] },
    )
    await platform.maintain('inventory')
    await platform.clock.sleep(3_600_000)
    await platform.maintain('inventory')
    expect(housekeeping(platform).at(-1)).toBe('inventory failed forbidden')
    expect(platform.mock.findings().mirror.host).toHaveLength(1)
  })

  it('is kept for requests only until it is read anew', async () => {
    const platform = clouden({ inventory: 'kept' })
    const reads = (): number => platform.calls.filter((call) => call === 'GET /vm/v3/os').length
    await platform.order('a')
    await platform.order('b')
    expect(reads()).toBe(1)
    await platform.maintain('inventory')
    await platform.order('c')
    expect(reads()).toBe(2)
  })

  it('is read at regular times while anything is under way, and then no more', async () => {
    const platform = clouden({ inventoryEveryMs: 4000 })
    await platform.order('a')
    const during = housekeeping(platform).filter((line) => line.startsWith('inventory done')).length
    expect(during).toBeGreaterThanOrEqual(2)
    await platform.clock.sleep(3_600_000)
    const after = housekeeping(platform).filter((line) => line.startsWith('inventory done')).length
    expect(after - during).toBeLessThanOrEqual(1)
    await platform.act('a', { action: 'reboot' })
    expect(housekeeping(platform).filter((line) => line.startsWith('inventory done')).length).toBeGreaterThan(
      after,
    )
  })
})

describe('the synchronisation', () => {
  it('takes a service from the books whose machine is gone', async () => {
    const platform = await openedClouden({}, { faults: [{ fault: 'host-deleted', delay: '10s' }] })
    await platform.clock.sleep(60_000)
    await platform.maintain('synchronise')
    expect(platform.service.status).toBe('deleted')
    expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
    expect(housekeeping(platform).at(-1)).toBe('synchronise done gone: 1, idle: 0')
    expect(brokenRules(platform)).toEqual([])
  })

  it('counts anew what somebody else has changed', async () => {
    const platform = await openedClouden()
    await platform.meddle('/vm/v3/host/1/ip', { ipv4_number: 2 })
    await platform.maintain('synchronise')
    expect(quotasOf(platform).at(-1)).toBe('1/1/1024/10240/3')
    expect(platform.service.size.addresses).toBe(3)
  })

  it('tells which machines had nothing to do in the last hour', async () => {
    const platform = await openedClouden()
    await platform.order('b')
    await platform.act('b', { action: 'stop' })
    await platform.clock.sleep(3_600_000)
    await platform.maintain('synchronise')
    expect(platform.mock.findings().idle).toEqual(['b'])
  })

  it('leaves alone what is not open', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'close' })
    const before = platform.calls.length
    await platform.maintain('synchronise')
    expect(platform.calls.length).toBe(before)
  })

  it('that cannot reach VMmanager says so and changes nothing', async () => {
    const faults = [{ fault: 'asleep', after: '30s' }] as const
    const platform = await openedClouden({ patience: { pollMs: 3000, limitMs: 60_000 } }, { faults })
    await platform.clock.sleep(60_000)
    await platform.maintain('synchronise')
    expect(housekeeping(platform).at(-1)).toBe('synchronise failed unavailable')
    expect(platform.service.status).toBe('active')
  })
})

describe('the autodiscovering', () => {
  it('finds machines without a service, and leaves them alone', async () => {
    const platform = await openedClouden()
    await platform.meddle('/vm/v3/host', newMachine)
    await platform.maintain('autodiscover')
    expect(platform.mock.findings().unowned).toEqual([{ host: 2, name: 'stray' }])
    expect(housekeeping(platform).at(-1)).toBe('autodiscover done without-service: 1')
    expect(platform.world.hosts.size).toBe(2)
  })

  it('takes no machine for one that a request is just making', async () => {
    const platform = clouden()
    const order = platform.order('a')
    await platform.clock.sleep(2300)
    await platform.maintain('autodiscover')
    await order
    expect(platform.mock.findings().unowned).toEqual([])
  })

  it('that is refused says why', async () => {
    const platform = clouden({}, { faults: [{ fault: 'forbidden', operation: 'host-list' }] })
    await platform.maintain('autodiscover')
    expect(housekeeping(platform)).toEqual(['autodiscover started', 'autodiscover failed forbidden'])
  })
})
