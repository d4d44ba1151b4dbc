import { describe, expect, it } from 'vitest'
import type { PlatformWishes } from '../platform/fixtures/test-platform.ts'
import { billmanager } from './fixtures/test-billmanager.ts'
import { defaultNodes, defaultOses } from '../vmmanager/world/inventory.ts'

const [node] = defaultNodes
const [os] = defaultOses
if (node === undefined || os === undefined) throw new Error('the default inventory is empty')

/** Two clusters of one node each; the template of the small tariff is where `osClusters` says. */
const twoClusters = (osClusters: readonly number[]): PlatformWishes => ({
  settings: {
    inventory: {
      clusters: [
        { id: 1, name: 'kvm' },
        { id: 2, name: 'spare' },
      ],
      nodes: [
        { ...node, id: 1, clusterId: 1 },
        { ...node, id: 2, clusterId: 2 },
      ],
      oses: [{ ...os, clusterIds: osClusters }],
      pools: [{ id: 1, name: 'main', firstAddress: '198.18.0.0', size: 8, clusterIds: [1, 2] }],
    },
  },
})
const modules = [{ name: 'first' }, { name: 'second', cluster: 'spare' }] as const

describe('several processing modules', () => {
  it('are not asked beyond the first that succeeds', async () => {
    const platform = billmanager(twoClusters([1, 2]), { modules })
    await platform.order('a')
    expect([...platform.world.hosts.all()]).toMatchObject([{ clusterId: 1 }])
  })

  it('are tried one after the other within one try', async () => {
    const platform = billmanager(twoClusters([2]), { modules })
    await platform.order('a')
    expect([...platform.world.hosts.all()]).toMatchObject([{ clusterId: 2, state: 'active' }])
    expect(platform.story('a').at(-1)).toBe('try 1 done')
  })

  it('leave nothing of the first when the second goes on', async () => {
    const faults = [{ fault: 'task-fails', stage: 'os-install', times: 1 }] as const
    const platform = billmanager({ ...twoClusters([1, 2]), faults }, { modules })
    await platform.order('a')
    expect([...platform.world.hosts.all()]).toMatchObject([{ id: 2, clusterId: 2 }])
    expect([...platform.world.pools.all()].map(({ used }) => used.size)).toEqual([1])
    const { calls } = platform
    const leftover = calls.indexOf("GET /vm/v3/host?where=(name EQ 'bill1001')")
    expect(calls.lastIndexOf('POST /vm/v3/host')).toBeGreaterThan(leftover)
    expect(leftover).toBeGreaterThan(calls.indexOf('POST /vm/v3/host'))
  })

  it('remove a machine without an address before the next makes one', async () => {
    const faults = [{ fault: 'address-late', times: 1 }] as const
    const platform = billmanager(
      { ...twoClusters([1, 2]), faults },
      { modules, patience: { pollMs: 12_000, limitMs: 60_000 } },
    )
    await platform.order('a')
    expect([...platform.world.hosts.all()]).toMatchObject([{ id: 2, clusterId: 2, addressed: true }])
    expect(platform.story('a').at(-1)).toBe('try 1 done')
  })

  it('that all fail cost a try; the next begins with the first', async () => {
    const faults = [{ fault: 'task-fails', stage: 'disk', times: 2 }] as const
    const platform = billmanager({ ...twoClusters([1, 2]), faults }, { modules })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 2 done')
    expect([...platform.world.hosts.all()]).toMatchObject([{ id: 3, clusterId: 1 }])
  })

  it('may name a cluster that there is not', async () => {
    const platform = billmanager({}, { modules: [{ name: 'x', cluster: 'nowhere' }], maximumTries: 1 })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('manual os-not-available')
  })

  it('must be one at least', async () => {
    const platform = billmanager({}, { modules: [], maximumTries: 1 })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('manual no-suitable-module')
  })
})

describe('a service that does not wait for its system', () => {
  it('is Active as soon as the task is there', async () => {
    const platform = billmanager({}, { waitForOs: false })
    await platform.order('a')
    expect(platform.calls.slice(-2)).toEqual([
      'POST /vm/v3/host',
      "GET /vm/v3/task?where=((consul_id EQ '1') AND (name EQ 'host_create'))",
    ])
    expect(platform.story('a').at(-2)).toBe('service active with host 1')
    expect(platform.world.hosts.get(1)?.state).toBe('creating')
  })

  it('is not Active when the task has failed at the first look', async () => {
    const platform = billmanager(
      {
        intercept: async (request, deliver) => {
          const delivery = await deliver(request)
          if (request.path !== '/vm/v3/task') return delivery
          const list = [{ id: 1, consul_id: 1, name: 'host_create', status: 'failed' }]
          return { response: { status: 200, headers: {}, body: { list } } }
        },
      },
      { waitForOs: false, maximumTries: 1 },
    )
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('manual task-failed')
  })
})

describe('a service that waits for its script', () => {
  const withScript = (status: string): PlatformWishes => ({
    settings: { inventory: { recipes: [{ id: 5, name: 'lamp' } as never] } },
    intercept: async (request, deliver) => {
      const delivery = await deliver(request)
      const { response } = delivery
      if (request.method === 'POST' && request.path === '/vm/v3/host' && response !== undefined) {
        const body = Object.assign({}, response.body, { recipe_task_list: [900] })
        return { response: { ...response, body } }
      }
      if (request.path !== '/vm/v3/task' || !request.query.includes('900')) return delivery
      const list = [{ id: 900, consul_id: 900, name: 'run_recipe', status }]
      return { response: { status: 200, headers: {}, body: { list } } }
    },
  })
  const settings = { readiness: 'script-finished', recipe: 5, maximumTries: 2 } as const

  it('is Active when that has ended as well', async () => {
    const platform = billmanager(withScript('complete'), settings)
    await platform.order('a')
    expect(platform.calls).toContain("GET /vm/v3/task?where=(consul_id EQ '900')")
    expect(platform.story('a').at(-1)).toBe('try 1 done')
    const creation = platform.requests.find(({ method, path }) => method === 'POST' && path === '/vm/v3/host')
    expect(creation?.body).toMatchObject({ recipe: 5 })
  })

  it('gets another machine when the script fails, and never two at once', async () => {
    const platform = billmanager(withScript('failed'), settings)
    await platform.order('a')
    expect(platform.story('a').filter((entry) => entry.endsWith('failed task-failed'))).toHaveLength(2)
    expect(platform.story('a').at(-1)).toBe('manual task-failed')
    expect(platform.world.hosts.size).toBe(0)
  })

  it('is not kept by it where the system is enough', async () => {
    const platform = billmanager(withScript('failed'), { recipe: 5 })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 1 done')
  })
})

describe('what a try has left', () => {
  it('is removed by its id, also when its name and the list of machines are of no help', async () => {
    const platform = billmanager({
      faults: [
        { fault: 'task-fails', stage: 'os-install', times: 1 },
        { fault: 'server-error', operation: 'host-delete', times: 1 },
        { fault: 'server-error', operation: 'host-list', times: 1 },
      ],
      intercept: async (request, deliver) => {
        const delivery = await deliver(request)
        const [machine] = [...platform.world.hosts.all()]
        if (request.method === 'DELETE' && machine !== undefined) machine.name = 'renamed'
        return delivery
      },
    })
    await platform.order('a')
    expect([...platform.world.hosts.all()].map(({ state }) => state)).toEqual(['active'])
    expect(platform.calls.filter((call) => call === 'DELETE /vm/v3/host/1')).toHaveLength(2)
  })
})

describe('the money of an order', () => {
  it('is paid and charged once, when it is paid, however often it is tried', async () => {
    const platform = billmanager({ faults: [{ fault: 'task-fails', stage: 'disk', times: 3 }] })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('try 4 done')
    expect(platform.ledger('a')).toEqual(['payment 30000 for 1', 'charge 30000 for 1'])
    const paid = platform.facts.findIndex((fact) => fact.type === 'order' && fact.step === 'paid')
    expect(platform.facts.slice(paid + 1, paid + 3)).toMatchObject([
      { type: 'ledger', client: 'bob', order: 'a', entry: 'payment', amount: 30_000, period: 1, atMs: 5000 },
      { type: 'ledger', client: 'bob', order: 'a', entry: 'charge', amount: 30_000, period: 1, atMs: 5000 },
    ])
  })

  it('goes back once when the order is given to a person', async () => {
    const platform = billmanager({ settings: { addresses: 0 } }, { maximumTries: 2 })
    await platform.order('a')
    expect(platform.ledger('a')).toEqual(['payment 30000 for 1', 'charge 30000 for 1', 'refund 30000 for 1'])
    await platform.act('a', { action: 'close' })
    expect(platform.ledger('a')).toHaveLength(3)
  })

  it('stays where a person decides about it', async () => {
    const platform = billmanager({ settings: { addresses: 0 } }, { maximumTries: 1, refund: 'by-a-person' })
    await platform.order('a')
    expect(platform.ledger('a')).toHaveLength(2)
  })
})

describe('an order that is given up', () => {
  it('is a task of the department, and its operation says so', async () => {
    const platform = billmanager({ settings: { addresses: 0 } }, { maximumTries: 2 })
    await platform.order('a')
    expect(platform.mock.tasks()).toEqual([{ order: 'a', operation: 'open', reason: 'no-free-address' }])
    expect(platform.story('a').slice(-3)).toEqual([
      'try 2 failed no-free-address',
      'try 2 manual no-free-address',
      'manual no-free-address',
    ])
    expect(platform.mock.service('a')?.operations).toMatchObject([{ name: 'open', isManual: true }])
  })
})

describe('an opened service', () => {
  it('is billed for what its machine has', async () => {
    const platform = billmanager()
    await platform.order('a', { addresses: 2 })
    const active = platform.facts.find((fact) => fact.type === 'service' && fact.status === 'active')
    expect(active).toMatchObject({
      size: { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 2 },
    })
  })
})
