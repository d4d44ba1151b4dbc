import { describe, expect, it } from 'vitest'
import type { HostList } from '../../contracts/vmmanager/generated/types.ts'
import { clientProfile } from '../platform/client-profile.ts'
import {
  type OrderWishes,
  type PlatformWishes,
  seed,
  small,
  type TestPlatform,
} from '../platform/fixtures/test-platform.ts'
import { cloudenAssumptions } from './clouden-assumptions.ts'
import { clouden } from './fixtures/test-clouden.ts'

const creationBody = ({ requests }: TestPlatform): unknown =>
  requests.find(({ method, path }) => method === 'POST' && path === '/vm/v3/host')?.body

const inventoryReads = ({ calls }: TestPlatform): number =>
  calls.filter((call) => call === 'GET /vm/v3/os').length

describe('a request at Clouden', () => {
  it('is approved, created and Active when the operating system is installed', async () => {
    const platform = clouden()
    await platform.order('a')
    expect(platform.story('a')).toEqual([
      'placed',
      'service ordered',
      'approved',
      'service processing',
      'service processing with host 1',
      'service active with host 1',
    ])
    const approved = platform.facts.find((fact) => fact.type === 'order' && fact.step === 'approved')
    expect(approved?.atMs).toBe(2000)
  })

  it('makes its calls in order and reads no address', async () => {
    const platform = clouden()
    await platform.order('a')
    const { email } = clientProfile(seed, 'bob')
    expect([...new Set(platform.calls)]).toEqual([
      'POST /auth/v4/public/token',
      'GET /vm/v3/cluster',
      'GET /vm/v3/os',
      'GET /vm/v3/preset',
      'GET /vm/v3/ippool',
      `GET /vm/v3/account?where=(email EQ '${email}')`,
      'POST /vm/v3/account',
      'POST /vm/v3/host',
      "GET /vm/v3/task?where=((consul_id EQ '1') AND (name EQ 'host_create'))",
    ])
  })

  it('asks about the task every three seconds', async () => {
    const platform = clouden()
    await platform.order('a')
    const asked = platform.facts.flatMap((fact) =>
      fact.type === 'exchange' && fact.exchange.request.path === '/vm/v3/task' ? [fact.sentAtMs] : [],
    )
    const pauses = asked.slice(1).map((atMs, index) => atMs - (asked[index] ?? 0))
    expect(new Set(pauses)).toEqual(new Set([3020]))
  })

  it('that fails is told to the user at once, is not repeated, and leaves no machine', async () => {
    const platform = clouden({}, { faults: [{ fault: 'task-fails', stage: 'os-install', times: 1 }] })
    await platform.order('a')
    expect(platform.story('a').slice(-2)).toEqual(['service deleted', 'refused task-failed'])
    expect(platform.calls.filter((call) => call === 'POST /vm/v3/host')).toHaveLength(1)
    expect(platform.world.hosts.size).toBe(0)
  })

  it.each([
    ['no-free-address', { settings: { addresses: 0 } }, {}],
    ['preset-missing', {}, { tariff: { ...small, name: 'own' } }],
    ['os-not-available', {}, { tariff: { ...small, os: 'local__BeOS' } }],
    ['unavailable', { faults: [{ fault: 'asleep', for: '1000000ms' }] as const }, {}],
  ])('is refused with the reason %s', async (reason, wishes: PlatformWishes, order: OrderWishes) => {
    const platform = clouden({}, wishes)
    await platform.order('a', order)
    expect(platform.story('a').slice(-2)).toEqual(['service deleted', `refused ${reason}`])
  })

  it('whose reply is lost ends with one machine', async () => {
    const platform = clouden({}, { faults: [{ fault: 'reply-lost', operation: 'host-create', times: 1 }] })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('service active with host 1')
    expect(platform.world.hosts.size).toBe(1)
  })

  it('tells the same story for the same seed', async () => {
    const play = async (): Promise<unknown> => {
      const platform = clouden({ approvalTakes: cloudenAssumptions.approvalTakes })
      await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
      return platform.facts
    }
    expect(await play()).toEqual(await play())
  })
})

describe('several requests at Clouden', () => {
  it('of one new client at the same moment make one account', async () => {
    const platform = clouden()
    await Promise.all([platform.order('a'), platform.order('b')])
    expect(platform.world.accounts.size).toBe(2)
    expect([...platform.world.hosts.all()].map(({ accountId, name }) => [accountId, name])).toEqual([
      [4, 'clouden-1'],
      [4, 'clouden-2'],
    ])
    expect([platform.story('a').at(-1), platform.story('b').at(-1)]).toEqual([
      'service active with host 1',
      'service active with host 2',
    ])
  })
})

describe('the assumption about readiness', () => {
  const readiness = 'os-installed-and-address'

  it('can be that the address belongs to it: the machine is read before it is Active', async () => {
    const platform = clouden({ readiness })
    await platform.order('a', { addresses: 2 })
    expect(platform.calls.at(-1)).toBe("GET /vm/v3/host?where=(id EQ '1')")
    expect(platform.story('a').at(-1)).toBe('service active with host 1')
  })

  it('then removes a machine that never gets its address, since no second try would', async () => {
    const platform = clouden(
      { readiness, patience: { pollMs: 3000, limitMs: 60_000 } },
      {
        intercept: async (request, deliver) => {
          const delivery = await deliver(request)
          if (request.method !== 'GET' || request.path !== '/vm/v3/host') return delivery
          const body = delivery.response?.body as HostList | undefined
          const list = body?.list.map((host) => Object.assign({}, host, { ip4: [] }))
          return { response: { status: 200, headers: {}, body: { list } } }
        },
      },
    )
    await platform.order('a')
    expect(platform.story('a').slice(-2)).toEqual(['service deleted', 'refused timeout'])
    expect(platform.world.hosts.size).toBe(0)
  })
})

describe('the assumption about accounts', () => {
  it('can be that one service account owns everything', async () => {
    const platform = clouden({ account: 'shared' })
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    const emails = [...platform.world.accounts.all()].map(({ email }) => email)
    expect(emails).toEqual(['admin@example.com', 'clouden@example.com'])
    expect([...platform.world.hosts.all()].map(({ accountId }) => accountId)).toEqual([4, 4])
  })

  it('is that each client has their own', async () => {
    const platform = clouden()
    await platform.order('a')
    await platform.order('b', { client: 'eve' })
    const emails = [...platform.world.accounts.all()].map(({ email }) => email)
    expect(emails).toEqual([
      'admin@example.com',
      clientProfile(seed, 'bob').email,
      clientProfile(seed, 'eve').email,
    ])
  })
})

describe('the assumption about sizes', () => {
  it('is that the preset tells them', async () => {
    const platform = clouden()
    await platform.order('a')
    expect(creationBody(platform)).toMatchObject({ preset: 1, os: 1, account: 4, ipv4_number: 1 })
    expect(creationBody(platform)).not.toHaveProperty('cpu_number')
    expect([...platform.world.hosts.all()]).toMatchObject([{ cpuNumber: 1, ramMib: 1024, diskMib: 10_240 }])
  })

  it('can be that the request names them', async () => {
    const platform = clouden({ sizes: 'explicit' })
    await platform.order('a')
    expect(creationBody(platform)).toMatchObject({ cpu_number: 1, ram_mib: 1024, hdd_mib: 10_240 })
    expect(creationBody(platform)).not.toHaveProperty('preset')
  })
})

describe('the assumption about the inventory', () => {
  it('is that it is read for each request', async () => {
    const platform = clouden()
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    expect(inventoryReads(platform)).toBe(2)
  })

  it('can be that it is kept', async () => {
    const platform = clouden({ inventory: 'kept' })
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    expect(inventoryReads(platform)).toBe(1)
  })
})

describe('the quota', () => {
  it('refuses a request beyond it before anything is sent', async () => {
    const platform = clouden({ quota: { machines: 1 } })
    const first = platform.order('a')
    await platform.order('b')
    expect(platform.story('b')).toEqual([
      'placed',
      'service ordered',
      'service deleted',
      'refused quota-exceeded',
    ])
    expect(platform.calls).toEqual([])
    await first
    expect(platform.story('a').at(-1)).toBe('service active with host 1')
    await platform.order('c')
    expect(platform.story('c').at(-1)).toBe('refused quota-exceeded')
  })

  it('is given back by a request that failed', async () => {
    const faults = [{ fault: 'task-fails', stage: 'disk', times: 2 }] as const
    const platform = clouden({ quota: { machines: 1 } }, { faults })
    await platform.order('a')
    await platform.order('b')
    await platform.order('c')
    expect(platform.story('b').at(-1)).toBe('refused task-failed')
    expect(platform.story('c').at(-1)).toBe('service active with host 3')
  })

  it('is that of one client alone', async () => {
    const platform = clouden({ quota: { machines: 1 } })
    await platform.order('a')
    await platform.order('b', { client: 'eve' })
    expect(platform.story('b').at(-1)).toBe('service active with host 2')
  })
})
