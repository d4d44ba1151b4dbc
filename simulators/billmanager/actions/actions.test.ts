import { describe, expect, it } from 'vitest'
import { billmanager, lost, openedBillmanager } from '../fixtures/test-billmanager.ts'

describe('close', () => {
  it('deletes the machine, waits until it is gone, and frees its addresses', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'close' })
    expect([...new Set(platform.callsSince())]).toEqual([
      'DELETE /vm/v3/host/1',
      "GET /vm/v3/task?where=((consul_id EQ '2') AND (name EQ 'host_delete'))",
    ])
    expect(platform.story('a').slice(-3)).toEqual([
      'try 1 started',
      'service deleted with host 1',
      'try 1 done',
    ])
    expect(platform.world.hosts.size).toBe(0)
    expect([...platform.world.pools.all()].map(({ used }) => used.size)).toEqual([0])
  })

  it('of a closed service ends well and asks for nothing', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'close' })
    const calls = platform.calls.length
    await platform.act('a', { action: 'close' })
    expect(platform.calls).toHaveLength(calls)
    expect(platform.deeds('a').slice(-2)).toEqual(['close 1 started', 'close 1 done'])
    expect(platform.story('a').filter((entry) => entry.startsWith('service deleted'))).toHaveLength(1)
  })

  it('of a machine that is gone already ends deleted without an error', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'host-deleted', delay: '60000ms' }] })
    await platform.clock.sleep(120_000)
    await platform.act('a', { action: 'close' })
    expect(platform.deeds('a')).toEqual(['close 1 started', 'close 1 done'])
    expect(platform.service.status).toBe('deleted')
  })

  it('of a suspended service deletes its machine', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend' })
    await platform.act('a', { action: 'close' })
    expect(platform.world.hosts.size).toBe(0)
    expect(platform.service.suspendedBy.size).toBe(0)
  })

  it('whose reply is lost looks whether the machine is gone', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-delete', times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'close' })
    expect(platform.callsSince().filter((call) => call.startsWith('DELETE'))).toHaveLength(1)
    expect(platform.deeds('a')).toEqual(['close 1 started', 'close 1 done'])
  })

  it('whose request is lost again and again is given to a person, and deletes nothing', async () => {
    const platform = await openedBillmanager(
      {
        intercept: (request, deliver) =>
          request.method === 'DELETE' ? Promise.resolve(lost) : deliver(request),
      },
      { maximumTries: 2 },
    )
    await platform.act('a', { action: 'close' })
    expect(platform.deeds('a').at(-1)).toBe('close 2 manual unknown-outcome')
    expect(platform.service.status).toBe('active')
    expect(platform.world.hosts.size).toBe(1)
  })

  it('of a deletion that fails is tried again', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'task-fails', stage: 'delete', times: 1 }] })
    await platform.act('a', { action: 'close' })
    expect(platform.deeds('a').slice(1)).toEqual([
      'close 1 failed task-failed',
      'close 2 started',
      'close 2 done',
    ])
    expect(platform.world.hosts.size).toBe(0)
  })

  it('of a service that never opened removes what was left', async () => {
    const platform = billmanager(
      {
        faults: [{ fault: 'task-fails', stage: 'disk' }],
        intercept: (request, deliver) =>
          request.method === 'DELETE' && platform.clock.nowMs() < 100_000
            ? Promise.resolve(lost)
            : deliver(request),
      },
      { maximumTries: 1 },
    )
    await platform.order('a')
    expect(platform.world.hosts.size).toBe(1)
    await platform.clock.sleep(100_000)
    await platform.act('a', { action: 'close' })
    expect(platform.world.hosts.size).toBe(0)
    expect(platform.mock.service('a')?.status).toBe('deleted')
    expect(platform.deeds('a').at(-1)).toBe('close 1 done')
  })

  it('of an order that is not paid yet withdraws it: nothing is charged or made', async () => {
    const platform = billmanager()
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
    expect([platform.ledger('a'), platform.calls, platform.clock.nowMs()]).toEqual([[], [], 1000])
  })

  it.each([
    ['while its machine is made', 7000, []],
    ['between two tries', 30_000, [{ fault: 'pool-exhausted' }]],
  ] as const)('of an order %s gives the money back once and leaves nothing', async (_, atMs, faults) => {
    const platform = billmanager({ faults })
    const settled = platform.order('a')
    await platform.clock.sleep(atMs)
    await Promise.all([settled, platform.act('a', { action: 'close' })])
    expect(platform.ledger('a').map((entry) => entry.split(' ')[0])).toEqual(['payment', 'charge', 'refund'])
    expect(platform.world.hosts.size).toBe(0)
    expect(platform.deeds('a')).toEqual(['close 1 started', 'close 1 done'])
    expect(platform.mock.service('a')?.status).toBe('deleted')
  })

  it('of an order between two tries ends it without another one', async () => {
    const platform = billmanager({ faults: [{ fault: 'pool-exhausted' }] })
    const settled = platform.order('a')
    await platform.clock.sleep(30_000)
    const calls = platform.calls.filter((call) => call === 'POST /vm/v3/host').length
    await Promise.all([settled, platform.act('a', { action: 'close' })])
    expect(platform.calls.filter((call) => call === 'POST /vm/v3/host')).toHaveLength(calls)
    expect(platform.story('a')).toContain('refused withdrawn')
  })
})
