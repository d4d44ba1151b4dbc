import { describe, expect, it } from 'vitest'
import type { Fault } from '../../faults/fault.ts'
import { type OpenedBillmanager, openedBillmanager } from '../fixtures/test-billmanager.ts'

const bodies = ({ requests }: OpenedBillmanager): readonly unknown[] =>
  requests.flatMap(({ path, body }) => (path.endsWith('/ip') ? [body] : []))

const taken = ({ world }: OpenedBillmanager): number =>
  [...world.pools.all()].reduce((sum, { used }) => sum + used.size, 0)

describe('addresses', () => {
  it('come by their number, are waited for, read and billed', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'add-address', count: 2 })
    expect([...new Set(platform.callsSince())]).toEqual([
      'POST /vm/v3/host/1/ip',
      "GET /vm/v3/task?where=((consul_id EQ '2') AND (name EQ 'ip_change'))",
      "GET /vm/v3/host?where=(id EQ '1')",
    ])
    expect(bodies(platform)).toEqual([{ ipv4_number: 2 }])
    expect(taken(platform)).toBe(3)
    expect(platform.service.size.addresses).toBe(3)
    expect(platform.facts).toContainEqual(
      expect.objectContaining({
        type: 'service',
        size: { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 3 },
      }),
    )
  })

  it('go by a negative difference and are free again', async () => {
    const platform = await openedBillmanager({}, {}, { addresses: 3 })
    await platform.act('a', { action: 'remove-address', count: 2 })
    expect(bodies(platform)).toEqual([{ ipv4_number: -2 }])
    expect(taken(platform)).toBe(1)
    expect(platform.service.size.addresses).toBe(1)
  })

  it('that the machine does not have cannot go: refused without a call', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'remove-address', count: 2 })
    expect(platform.callsSince()).toEqual([])
    expect(platform.deeds('a').at(-1)).toBe('remove-address 1 refused too-few-addresses')
  })

  it('that the pool does not have are tried for, then given to a person; none is taken', async () => {
    const platform = await openedBillmanager({ settings: { addresses: 2 } }, { maximumTries: 3 })
    await platform.act('a', { action: 'add-address', count: 2 })
    expect(platform.deeds('a').at(-1)).toBe('add-address 3 manual no-free-address')
    expect(taken(platform)).toBe(1)
    expect(platform.service.size.addresses).toBe(1)
  })

  it.each<[string, Fault]>([
    ['its reply is lost', { fault: 'reply-lost', operation: 'host-ip', times: 1 }],
    ['its request is lost', { fault: 'request-lost', operation: 'host-ip', times: 1 }],
    ['its task fails', { fault: 'task-fails', task: 'ip_change', times: 1 }],
    ['its task is late', { fault: 'task-late', task: 'ip_change', delay: '60000ms' }],
    ['its task is lost from the list', { fault: 'task-lost', task: 'ip_change', times: 1 }],
  ])('come once and no more where %s', async (_, fault) => {
    const platform = await openedBillmanager({ faults: [fault] })
    await platform.act('a', { action: 'add-address', count: 2 })
    expect(platform.deeds('a').at(-1)).toMatch(/done$/)
    expect(taken(platform)).toBe(3)
    expect(platform.service.size.addresses).toBe(3)
  })
})
