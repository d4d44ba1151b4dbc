import { describe, expect, it } from 'vitest'
import { clientProfile } from '../platform/client-profile.ts'
import { type PlatformWishes, seed } from '../platform/fixtures/test-platform.ts'
import { networksTariff } from '../platform/tariff.ts'
import { brokenRules, clouden, quotasOf } from './fixtures/test-clouden.ts'

const creations = (calls: readonly string[]): number =>
  calls.filter((call) => call === 'POST /vm/v3/host').length

describe('the approval of a request', () => {
  it('is not needed where nobody has to approve', async () => {
    const platform = clouden({ approval: 'none' })
    await platform.order('a')
    const approved = platform.facts.find((fact) => fact.type === 'order' && fact.step === 'approved')
    expect(approved?.atMs).toBe(0)
    expect(platform.story('a').at(-1)).toBe('service active with host 1')
  })

  it.each(['refused', 'expired'] as const)('can be that it is %s', async (approvalOutcome) => {
    const platform = clouden({ approvalOutcome })
    await platform.order('a')
    expect(platform.story('a')).toEqual([
      'placed',
      'service ordered',
      'service deleted',
      `refused approval-${approvalOutcome}`,
    ])
    expect(platform.calls).toEqual([])
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '0/0/0/0/0'])
    expect(platform.clock.nowMs()).toBe(2000)
  })
})

describe('a request that is taken back', () => {
  it('before it is approved is never built, and gives its quota back at once', async () => {
    const platform = clouden({ approvalTakes: { kind: 'fixed', ms: 72 * 3_600_000 } })
    const settled = platform.order('a')
    await platform.clock.sleep(1000)
    await Promise.all([settled, platform.act('a', { action: 'close' })])
    expect(platform.story('a')).toEqual([
      'placed',
      'service ordered',
      'service deleted',
      'refused withdrawn',
      'try 1 started',
      'try 1 done',
    ])
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '0/0/0/0/0'])
    expect([platform.calls, platform.clock.nowMs()]).toEqual([[], 1000])
  })

  it('while it is built is closed as soon as that has ended', async () => {
    const platform = clouden()
    const settled = platform.order('a')
    await platform.clock.sleep(4000)
    await Promise.all([settled, platform.act('a', { action: 'close' })])
    expect([platform.world.hosts.size, platform.mock.service('a')?.status]).toEqual([0, 'deleted'])
    expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
    expect(brokenRules(platform)).toEqual([])
  })

  it('between two tries is not tried again', async () => {
    const platform = clouden(
      { repeats: 5, repeatAfter: { kind: 'fixed', ms: 60_000 } },
      { settings: { addresses: 0 } },
    )
    const settled = platform.order('a')
    await platform.clock.sleep(10_000)
    await Promise.all([settled, platform.act('a', { action: 'close' })])
    expect(creations(platform.calls)).toBe(1)
    expect(platform.clock.nowMs()).toBeLessThan(60_000)
    expect(brokenRules(platform)).toEqual([])
  })
})

describe('the quota of a request', () => {
  it('is taken before anybody is asked, in every measure', async () => {
    const platform = clouden()
    await platform.order('a', { addresses: 2 })
    const first = platform.facts.find(({ type }) => type === 'quota' || type === 'exchange')
    expect(first).toMatchObject({
      type: 'quota',
      client: 'bob',
      order: 'a',
      atMs: 0,
      used: { machines: 1, cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 2 },
    })
  })

  it.each([
    ['machines', { machines: 0 }],
    ['processors', { cpuNumber: 0 }],
    ['memory', { ramMib: 1023 }],
    ['disk', { diskMib: 10_239 }],
    ['addresses', { addresses: 0 }],
  ])('can be too small in %s', async (_, quota) => {
    const platform = clouden({ quota })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('refused quota-exceeded')
    expect(quotasOf(platform)).toEqual([])
  })

  it('is shared in a project', async () => {
    const projects = [{ name: 'shop', members: ['bob', 'eve'] }]
    const platform = clouden({ projects, projectQuota: { machines: 1 } })
    await platform.order('a')
    await platform.order('b', { client: 'eve' })
    await platform.order('c', { client: 'max' })
    expect(['a', 'b', 'c'].map((name) => platform.story(name).at(-1))).toEqual([
      'service active with host 1',
      'refused quota-exceeded',
      'service active with host 2',
    ])
  })

  it.each<[string, PlatformWishes]>([
    ['a task fails', { faults: [{ fault: 'task-fails', stage: 'disk' }] }],
    ['no address is left', { settings: { addresses: 0 } }],
    ['nobody answers', { faults: [{ fault: 'asleep', for: '1000s' }] }],
    ['the request is lost', { faults: [{ fault: 'request-lost', operation: 'host-create' }] }],
  ])('is given back when %s', async (_, wishes) => {
    const platform = clouden({}, wishes)
    await platform.order('a')
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '0/0/0/0/0'])
    expect(brokenRules(platform)).toEqual([])
  })
})

describe('a service that is open', () => {
  it('tells the size that counts', async () => {
    const platform = clouden()
    await platform.order('a')
    expect(platform.facts.findLast(({ type }) => type === 'service')).toMatchObject({
      status: 'active',
      size: { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 1 },
    })
  })
})

describe('a request that fails', () => {
  it('is repeated by hand, and told each time', async () => {
    const faults = [{ fault: 'task-fails', stage: 'disk', times: 2 }] as const
    const platform = clouden({ repeats: 2 }, { faults })
    await platform.order('a')
    expect(platform.story('a').filter((line) => line.startsWith('try'))).toEqual([
      'try 1 failed task-failed',
      'try 2 started',
      'try 2 failed task-failed',
      'try 3 started',
      'try 3 done',
    ])
    expect(platform.story('a').at(-1)).toBe('service active with host 3')
    expect(platform.world.hosts.size).toBe(1)
  })

  it('is refused when the user gives up', async () => {
    const platform = clouden({ repeats: 1 }, { faults: [{ fault: 'task-fails', stage: 'disk' }] })
    await platform.order('a')
    expect(platform.story('a').slice(-3)).toEqual([
      'try 2 refused task-failed',
      'service deleted',
      'refused task-failed',
    ])
  })

  it('is looked for by its name before it is repeated, and makes no second machine', async () => {
    const platform = clouden(
      { repeats: 1 },
      {
        // The reply is lost, and so is the look for what it was about.
        faults: [
          { fault: 'reply-lost', operation: 'host-create', times: 1 },
          { fault: 'forbidden', operation: 'host-list', times: 1 },
        ],
      },
    )
    await platform.order('a')
    expect(creations(platform.calls)).toBe(2)
    const second = platform.calls.lastIndexOf('POST /vm/v3/host')
    expect(platform.calls.slice(0, second)).toContain('DELETE /vm/v3/host/1')
    expect(platform.world.hosts.size).toBe(1)
    expect(brokenRules(platform)).toEqual([])
  })

  it('leaves nothing, also when VMmanager fell asleep over it', async () => {
    const faults = [
      { fault: 'reply-lost', operation: 'host-create', times: 1 },
      { fault: 'asleep', operation: 'host-list', times: 300 },
    ] as const
    const platform = clouden({}, { faults })
    await platform.order('a')
    expect(platform.story('a').at(-1)).toBe('refused unavailable')
    expect(platform.world.hosts.size).toBe(0)
    expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
    expect(brokenRules(platform)).toEqual([])
  })
})

it('refuses virtual networks: nothing is known of Clouden and them', async () => {
  const platform = clouden()
  const client = clientProfile(seed, 'bob')
  await platform.mock.order({ order: 'a', client, tariff: networksTariff, addresses: 0, networks: 1 })
  expect(platform.story('a')).toEqual(['placed', 'service ordered', 'service deleted', 'refused not-offered'])
  expect([platform.calls, quotasOf(platform)]).toEqual([[], []])
})
