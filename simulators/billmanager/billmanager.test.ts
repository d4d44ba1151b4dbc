import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { clientProfile } from '../platform/client-profile.ts'
import {
  medium,
  type OrderWishes,
  type PlatformWishes,
  seed,
  small,
  type TestPlatform,
} from '../platform/fixtures/test-platform.ts'
import { billmanager, lost } from './fixtures/test-billmanager.ts'

const creations = ({ requests }: TestPlatform): readonly ExchangeRequest[] =>
  requests.filter(({ method, path }) => method === 'POST' && path === '/vm/v3/host')

const logins = ({ calls }: TestPlatform): number =>
  calls.filter((call) => call === 'POST /auth/v4/public/token').length

describe('an order at BILLmanager', () => {
  it('is paid, processed in one operation and Active', async () => {
    const platform = billmanager()
    await platform.order('a')
    expect(platform.story('a')).toEqual([
      'placed',
      'service ordered',
      'paid',
      'service processing',
      'try 1 started',
      'service processing with host 1',
      'service active with host 1',
      'try 1 done',
    ])
  })

  it('makes the documented calls in their order', async () => {
    const platform = billmanager()
    await platform.order('a')
    const { email } = clientProfile(seed, 'bob')
    expect(platform.calls).toEqual([
      'POST /auth/v4/public/token',
      'GET /vm/v3/cluster',
      'GET /vm/v3/os',
      'GET /vm/v3/preset',
      'GET /vm/v3/ippool',
      `GET /vm/v3/account?where=(email EQ '${email}')`,
      'POST /vm/v3/account',
      'POST /vm/v3/host',
      "GET /vm/v3/task?where=((consul_id EQ '1') AND (name EQ 'host_create'))",
      "GET /vm/v3/task?where=((consul_id EQ '1') AND (name EQ 'host_create'))",
      "GET /vm/v3/host?where=(id EQ '1')",
    ])
  })

  it('asks for what the tariff holds, on behalf of the client', async () => {
    const platform = billmanager()
    await platform.order('a', { addresses: 2, tariff: medium })
    expect(creations(platform)[0]?.body).toMatchObject({
      name: 'bill1001',
      cluster: 1,
      account: 4,
      os: 2,
      preset: 2,
      cpu_number: 2,
      ram_mib: 4096,
      hdd_mib: 40_960,
      ipv4_number: 2,
      ipv6_enabled: false,
      domain: expect.stringMatching(/\.bill1001\.example\.com$/) as string,
    })
    expect([...platform.world.hosts.all()]).toMatchObject([{ state: 'active', accountId: 4 }])
  })

  it('can be for a tariff that is no preset of VMmanager', async () => {
    const platform = billmanager()
    const own = { ...small, name: 'own', cpuNumber: 3, ramMib: 3000, diskMib: 9000 }
    await platform.order('a', { tariff: own })
    expect(creations(platform)[0]?.body).not.toHaveProperty('preset')
    expect([...platform.world.hosts.all()]).toMatchObject([{ cpuNumber: 3, ramMib: 3000, diskMib: 9000 }])
  })

  it('waits for its payment before anything is sent', async () => {
    const platform = billmanager()
    await platform.order('a')
    const paid = platform.facts.find((fact) => fact.type === 'order' && fact.step === 'paid')
    const firstSent = platform.facts.find((fact) => fact.type === 'exchange')
    expect(paid?.atMs).toBe(5000)
    expect(firstSent).toMatchObject({ sentAtMs: 5000 })
  })

  it('is Active only when the operating system is installed and the address is there', async () => {
    const platform = billmanager()
    await platform.order('a')
    const { facts } = platform
    const active = facts.findIndex((fact) => fact.type === 'service' && fact.status === 'active')
    for (const change of ['os-installed', 'address-added']) {
      const at = facts.findIndex((fact) => fact.type === 'host' && fact.change === change)
      expect(at).toBeGreaterThan(0)
      expect(at).toBeLessThan(active)
    }
  })

  it('marks its calls, but not the login and the reading of the inventory', async () => {
    const platform = billmanager()
    await platform.order('a')
    const marks = platform.facts.flatMap((fact) => (fact.type === 'exchange' ? [fact.order] : []))
    expect(marks.slice(0, 5)).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(new Set(marks.slice(5))).toEqual(new Set(['a']))
  })

  it('tells the same story for the same seed', async () => {
    const play = async (): Promise<unknown> => {
      const platform = billmanager({ faults: [{ fault: 'task-fails', stage: 'disk', times: 1 }] })
      await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
      return platform.facts
    }
    expect(await play()).toEqual(await play())
  })
})

describe('a failing order at BILLmanager', () => {
  const always = { fault: 'task-fails', stage: 'os-install' } as const

  it('is tried ten times, a minute apart, then given to a person; no machine is left', async () => {
    const platform = billmanager({ faults: [always] })
    await platform.order('a')
    const story = platform.story('a')
    expect(story.filter((entry) => entry.endsWith('started'))).toEqual(
      Array.from({ length: 10 }, (_, index) => `try ${index + 1} started`),
    )
    expect(story.filter((entry) => entry.includes('failed task-failed'))).toHaveLength(10)
    expect(story.at(-1)).toBe('manual task-failed')
    expect(platform.world.hosts.size).toBe(0)
    const tries = platform.facts.filter((fact) => fact.type === 'operation')
    const pauses = tries.flatMap((fact, index) =>
      fact.outcome === 'started' && index > 0 ? fact.atMs - (tries[index - 1]?.atMs ?? 0) : [],
    )
    expect(new Set(pauses)).toEqual(new Set([60_000]))
  })

  it('is not Active at any moment', async () => {
    const platform = billmanager({ faults: [always] })
    await platform.order('a')
    expect(platform.story('a').filter((entry) => entry.startsWith('service active'))).toEqual([])
  })

  it('succeeds with the try that succeeds, each try with a machine of the same name', async () => {
    const platform = billmanager({ faults: [{ ...always, times: 2 }] })
    await platform.order('a')
    expect(platform.story('a').slice(-2)).toEqual(['service active with host 3', 'try 3 done'])
    expect(creations(platform).map(({ body }) => (body as { readonly name: string }).name)).toEqual([
      'bill1001',
      'bill1001',
      'bill1001',
    ])
    expect([...platform.world.hosts.all()]).toMatchObject([{ id: 3, state: 'active' }])
  })

  it('understands the word `fail` of older releases', async () => {
    const platform = billmanager({ faults: [{ ...always, times: 1 }], settings: { dialect: '2023' } })
    await platform.order('a')
    expect(platform.story('a')).toContain('try 1 failed task-failed')
    expect(platform.story('a').at(-1)).toBe('try 2 done')
  })

  it.each([
    ['no-free-address', { settings: { addresses: 0 } }, {}],
    ['os-not-available', {}, { tariff: { ...small, os: 'local__BeOS' } }],
    ['invalid-value', {}, { tariff: { ...small, name: 'tiny', diskMib: 1 } }],
  ])('ends with the reason %s', async (reason, wishes: PlatformWishes, order: OrderWishes) => {
    const platform = billmanager(wishes, { maximumTries: 2 })
    await platform.order('a', order)
    expect(platform.story('a').at(-1)).toBe(`manual ${reason}`)
    expect(platform.world.hosts.size).toBe(0)
  })

  it('does not give a client the machines of an administrator', async () => {
    const { email } = clientProfile(seed, 'bob')
    const platform = billmanager({}, { maximumTries: 1 })
    platform.world.accounts.add((id) => ({ id, email, login: email, password: 'x', roles: ['@admin'] }))
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('manual account-is-administrator')
  })

  it('removes what an earlier try left behind before it makes another', async () => {
    let deletions = 0
    const platform = billmanager({
      faults: [{ ...always, times: 1 }],
      intercept: (request, deliver) =>
        request.method === 'DELETE' && deletions++ === 0 ? Promise.resolve(lost) : deliver(request),
    })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 2 done')
    expect([...platform.world.hosts.all()]).toMatchObject([{ id: 2 }])
    const { calls } = platform
    const removed = calls.lastIndexOf('DELETE /vm/v3/host/1')
    expect(calls.filter((call) => call === 'DELETE /vm/v3/host/1')).toHaveLength(2)
    expect(calls.lastIndexOf('POST /vm/v3/host')).toBeGreaterThan(removed)
  })
})

describe('a VMmanager in trouble', () => {
  it('that loses the reply to the creation gets no second one', async () => {
    const platform = billmanager({ faults: [{ fault: 'reply-lost', operation: 'host-create', times: 1 }] })
    await platform.order('a')
    expect(creations(platform)).toHaveLength(1)
    expect(platform.world.hosts.size).toBe(1)
    expect(platform.story('a').slice(-3)).toEqual([
      'service processing with host 1',
      'service active with host 1',
      'try 1 done',
    ])
  })

  it('that loses the reply to the making of the account is asked whether it is there', async () => {
    const platform = billmanager({ faults: [{ fault: 'reply-lost', operation: 'account-create', times: 1 }] })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 1 done')
    expect(platform.world.accounts.size).toBe(2)
  })

  it('that sleeps is waited for', async () => {
    const platform = billmanager({ faults: [{ fault: 'asleep', for: '30000ms' }] })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 1 done')
  })

  it('that sleeps for longer than the client waits costs a try', async () => {
    const platform = billmanager({ faults: [{ fault: 'asleep', for: '100000ms' }] })
    await platform.order('a')
    expect(platform.story('a')).toContain('try 1 failed unavailable')
    expect(platform.story('a').at(-1)).toBe('try 2 done')
  })

  it('that ends all sessions gets one more login', async () => {
    const platform = billmanager({ faults: [{ fault: 'sessions-expire', after: '8000ms' }] })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 1 done')
    expect(logins(platform)).toBe(2)
  })
})

describe('several orders at BILLmanager', () => {
  it('of one new client at the same moment make one account', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.order('b')])
    expect(platform.calls.filter((call) => call === 'POST /vm/v3/account')).toHaveLength(2)
    expect(platform.world.accounts.size).toBe(2)
    expect([...platform.world.hosts.all()].map(({ accountId }) => accountId)).toEqual([4, 4])
    expect([platform.story('a').at(-1), platform.story('b').at(-1)]).toEqual(['try 1 done', 'try 1 done'])
  })

  it('use the account of a client who has one', async () => {
    const platform = billmanager({ settings: { accounts: [clientProfile(seed, 'bob').email] } })
    await platform.order('a')
    expect(platform.calls).not.toContain('POST /vm/v3/account')
    expect(platform.world.accounts.size).toBe(2)
  })

  it('share one login and one reading of the inventory', async () => {
    const platform = billmanager()
    const orders = Array.from({ length: 20 }, (_, index) =>
      platform.order(`o${index}`, { client: `c${index}` }),
    )
    await Promise.all(orders)
    expect(logins(platform)).toBe(1)
    expect(platform.calls.filter((call) => call === 'GET /vm/v3/os')).toHaveLength(1)
    expect(platform.world.hosts.size).toBe(20)
    expect(platform.world.accounts.size).toBe(21)
  })

  it('have services and machines of their own', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    const services = platform.facts.flatMap((fact) =>
      fact.type === 'service' && fact.status === 'active' ? [[fact.order, fact.service, fact.host]] : [],
    )
    expect(services).toEqual([
      ['a', 1001, 1],
      ['b', 1002, 2],
    ])
  })

  it('wait for a free worker, and a pause before a rerun keeps none busy', async () => {
    const platform = billmanager(
      { faults: [{ fault: 'task-fails', stage: 'disk', times: 1 }] },
      { workers: 1 },
    )
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    const operations = platform.facts.flatMap((fact) =>
      fact.type === 'operation' ? [`${fact.order} ${fact.tryCount} ${fact.outcome}`] : [],
    )
    expect(operations).toEqual([
      'a 1 started',
      'a 1 failed',
      'b 1 started',
      'b 1 done',
      'a 2 started',
      'a 2 done',
    ])
  })
})
