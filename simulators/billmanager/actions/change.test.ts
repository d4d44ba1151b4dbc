import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import type { MachineSize } from '../../../contracts/trace/trace-event.ts'
import type { Fault } from '../../faults/fault.ts'
import { medium, small } from '../../platform/fixtures/test-platform.ts'
import type { Tariff } from '../../platform/tariff.ts'
import { openedBillmanager, type OpenedBillmanager } from '../fixtures/test-billmanager.ts'

/** The medium tariff with the operating system of the small one. */
const grown: Tariff = { ...medium, os: small.os }
const grownSize = { cpuNumber: 2, ramMib: 4096, diskMib: 40_960, addresses: 1 }
const smallSize = { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 1 }

const billedSizes = ({ facts }: OpenedBillmanager): readonly (MachineSize | undefined)[] =>
  facts.flatMap((fact) => (fact.type === 'service' && fact.size !== undefined ? [fact.size] : []))

const trueSize = ({ world }: OpenedBillmanager): MachineSize | undefined => {
  const host = world.hosts.get(1)
  if (host === undefined) return undefined
  const { cpuNumber, ramMib, diskMib, reserved } = host
  return { cpuNumber, ramMib, diskMib, addresses: reserved.length }
}

const changes = ({ requests }: OpenedBillmanager): readonly ExchangeRequest[] =>
  requests.filter(({ method, path }) => method === 'POST' && /\/(?:disk|host\/1)\b/.test(path))

const named = (path: string) => (request: ExchangeRequest) => request.path.endsWith(path)

describe('another tariff', () => {
  it('changes disk, resources and addresses, restarts, and follows all tasks in one query', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: grown, addresses: 3 })
    const [one, two, three, stop] = [2, 3, 4, 6]
    expect([...new Set(platform.callsSince())]).toEqual([
      "GET /vm/v3/host?where=(id EQ '1')",
      'POST /vm/v3/disk/1',
      'POST /vm/v3/host/1/resource',
      'POST /vm/v3/host/1/ip',
      'POST /vm/v3/host/1/restart',
      `GET /vm/v3/task?where=((consul_id EQ '${one}') OR (consul_id EQ '${two}') OR (consul_id EQ '${three}') OR (consul_id EQ '${stop}'))`,
    ])
    expect(changes(platform).map(({ body }) => body)).toEqual([
      { size_mib: 40_960, defer: { action: 'host_stop' } },
      { cpu_number: 2, ram_mib: 4096, defer: { action: 'host_stop' } },
      { ipv4_number: 2 },
      {},
    ])
    expect(platform.deeds('a')).toEqual(['change 1 started', 'change 1 done'])
  })

  it('is billed as the machine has it', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: grown, addresses: 3 })
    expect(trueSize(platform)).toEqual({ ...grownSize, addresses: 3 })
    expect(billedSizes(platform)).toEqual([smallSize, { ...grownSize, addresses: 3 }])
    expect(platform.service.tariff).toEqual(grown)
    expect(platform.service.lastTariff).toBeUndefined()
  })

  it('leaves a machine off that was off', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'stop' })
    await platform.act('a', { action: 'change', tariff: grown })
    expect(changes(platform).some(named('/restart'))).toBe(false)
    expect(changes(platform).find(named('/resource'))?.body).toEqual({ cpu_number: 2, ram_mib: 4096 })
    expect(platform.world.hosts.get(1)?.state).toBe('stopped')
    expect(trueSize(platform)).toEqual(grownSize)
  })

  it('asks for nothing that the machine has already', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: { ...small, name: 'same' } })
    expect(changes(platform)).toEqual([])
    expect(platform.deeds('a').at(-1)).toBe('change 1 done')
  })

  it('that takes addresses away tells VMmanager the difference', async () => {
    const platform = await openedBillmanager({}, {}, { addresses: 3 })
    await platform.act('a', { action: 'change', tariff: small, addresses: 1 })
    expect(changes(platform).find(named('/ip'))?.body).toEqual({ ipv4_number: -2 })
    expect(trueSize(platform)?.addresses).toBe(1)
    expect(platform.service.size.addresses).toBe(1)
  })

  it('is charged with the whole difference, or brings it back', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: grown })
    await platform.act('a', { action: 'change', tariff: { ...grown, price: 10_000 } })
    expect(platform.ledger('a').slice(2)).toEqual(['payment 60000', 'charge 60000', 'refund 80000'])
  })
})

describe('a restart after another tariff', () => {
  it('comes only for what waits for the stop, where it is set up so', async () => {
    const platform = await openedBillmanager({}, { restart: 'where-needed' })
    await platform.act('a', { action: 'change', tariff: grown })
    expect(changes(platform).some(named('/restart'))).toBe(false)
    await platform.act('a', { action: 'change', tariff: { ...grown, cpuNumber: 1 } })
    expect(changes(platform).some(named('/restart'))).toBe(true)
    expect(trueSize(platform)).toEqual({ ...grownSize, cpuNumber: 1 })
  })
})

describe('a smaller tariff', () => {
  it('keeps the disk that VMmanager does not shrink, bills it, and says so', async () => {
    const platform = await openedBillmanager({}, {}, { tariff: grown })
    await platform.act('a', { action: 'change', tariff: small })
    const expected = { ...smallSize, diskMib: 40_960 }
    expect(platform.deeds('a').at(-1)).toBe('change 1 done disk-not-shrunk')
    expect(trueSize(platform)).toEqual(expected)
    expect(billedSizes(platform).at(-1)).toEqual(expected)
  })
})

describe('the operating system of another tariff', () => {
  const reinstallations = (platform: OpenedBillmanager): readonly ExchangeRequest[] =>
    changes(platform).filter(named('/reinstall'))

  it('is installed on a machine that nobody has touched, in place of a restart', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: medium })
    expect(reinstallations(platform).map(({ body }) => body)).toMatchObject([{ os: 2 }])
    expect(changes(platform).some(named('/restart'))).toBe(false)
    expect(platform.world.hosts.get(1)?.osId).toBe(2)
    expect(platform.service.os).toBe(medium.os)
    expect(platform.deeds('a').at(-1)).toBe('change 1 done')
  })

  it('comes after the restart that a smaller machine waits for', async () => {
    const platform = await openedBillmanager({}, {}, { tariff: medium })
    await platform.act('a', { action: 'change', tariff: small })
    const asked = changes(platform).map(({ path }) => path.replace(/.*\//, ''))
    expect(asked).toEqual(['1', 'resource', 'restart', 'reinstall'])
    expect(platform.world.hosts.get(1)).toMatchObject({ osId: 1, cpuNumber: 1, ramMib: 1024 })
    expect(platform.deeds('a')).toEqual(['change 1 started', 'change 1 done disk-not-shrunk'])
  })

  it.each([
    ['another system', { os: 3 }, 3],
    ['the same system anew', {}, 1],
  ])('never overwrites what the client has installed in VMmanager: %s', async (_, body, osId) => {
    const platform = await openedBillmanager()
    await platform.meddle('/vm/v3/host/1/reinstall', body)
    await platform.act('a', { action: 'change', tariff: medium })
    expect(reinstallations(platform)).toEqual([])
    expect(platform.world.hosts.get(1)?.osId).toBe(osId)
    expect(platform.deeds('a').at(-1)).toBe('change 1 done os-kept')
    expect(trueSize(platform)).toEqual(grownSize)
  })

  it('never overwrites what the client has had installed by BILLmanager', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'reinstall', os: 'ISPsystem__AlmaLinux-9-x86_64' })
    await platform.act('a', { action: 'change', tariff: medium })
    expect(reinstallations(platform)).toHaveLength(1)
    expect(platform.world.hosts.get(1)?.osId).toBe(3)
    expect(platform.deeds('a').at(-1)).toBe('change 1 done os-kept')
  })

  it('is no matter where the machine has it already', async () => {
    const platform = await openedBillmanager()
    await platform.meddle('/vm/v3/host/1/reinstall', { os: 2 })
    await platform.act('a', { action: 'change', tariff: medium })
    expect(reinstallations(platform)).toEqual([])
    expect(platform.deeds('a').at(-1)).toBe('change 1 done')
  })

  it('can be left alone altogether', async () => {
    const platform = await openedBillmanager({}, { otherOs: 'ignored' })
    await platform.act('a', { action: 'change', tariff: medium })
    expect(reinstallations(platform)).toEqual([])
    expect(platform.deeds('a').at(-1)).toBe('change 1 done os-kept')
  })

  it('that fails is given to a person, since once more could cost data', async () => {
    const faults = [{ fault: 'task-fails', task: 'host_reinstall' }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'change', tariff: medium })
    expect(reinstallations(platform)).toHaveLength(1)
    expect(platform.deeds('a').at(-1)).toBe('change 1 manual task-failed')
  })

  it('that VMmanager does not have is refused before anything is asked', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'change', tariff: { ...medium, os: 'local__BeOS' } })
    expect(changes(platform)).toEqual([])
    expect(platform.deeds('a')).toEqual(['change 1 started', 'change 1 refused os-not-available'])
    expect(platform.service.tariff).toEqual(small)
  })
})

describe('another tariff that goes wrong', () => {
  it('is rolled back in billing, and what was done nonetheless is billed', async () => {
    const faults = [{ fault: 'task-fails', stage: 'apply' }] as const
    const platform = await openedBillmanager({ faults }, { maximumTries: 2 })
    await platform.act('a', { action: 'change', tariff: grown })
    expect(platform.deeds('a').slice(1)).toEqual([
      'change 1 failed task-failed',
      'change 2 started',
      'change 2 failed task-failed',
      'change 2 manual task-failed',
    ])
    expect(platform.service.tariff).toEqual(small)
    expect(platform.service.lastTariff).toBeUndefined()
    expect(trueSize(platform)).toEqual({ ...smallSize, diskMib: 40_960 })
    expect(billedSizes(platform).at(-1)).toEqual(trueSize(platform))
    expect(platform.ledger('a')).toHaveLength(2)
  })

  it('goes on with what is missing in the next try', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'task-fails', stage: 'apply', times: 1 }] })
    await platform.act('a', { action: 'change', tariff: grown })
    expect(platform.deeds('a').at(-1)).toBe('change 2 done')
    expect(changes(platform).filter(named('/disk/1'))).toHaveLength(1)
    expect(changes(platform).filter(named('/resource'))).toHaveLength(2)
    expect(trueSize(platform)).toEqual(grownSize)
  })

  it.each<[string, Fault]>([
    ['disk', { fault: 'reply-lost', operation: 'disk-update', times: 1 }],
    ['resources', { fault: 'reply-lost', operation: 'host-resource', times: 1 }],
    ['addresses', { fault: 'reply-lost', operation: 'host-ip', times: 1 }],
    ['restart', { fault: 'reply-lost', operation: 'host-restart', times: 1 }],
    ['disk, before it was read', { fault: 'request-lost', operation: 'disk-update', times: 1 }],
    ['addresses, before they were read', { fault: 'request-lost', operation: 'host-ip', times: 1 }],
    ['addresses, in a reply that is empty', { fault: 'reply-empty', operation: 'host-ip', times: 1 }],
  ])('by a lost call for the %s ends with just what was ordered', async (_, fault) => {
    const platform = await openedBillmanager({ faults: [fault] })
    await platform.act('a', { action: 'change', tariff: grown, addresses: 3 })
    expect(platform.deeds('a').at(-1)).toMatch(/^change [12] done$/)
    expect(trueSize(platform)).toEqual({ ...grownSize, addresses: 3 })
    expect(platform.service.size).toEqual(trueSize(platform))
    expect([...platform.world.pools.all()].map(({ used }) => used.size)).toEqual([3])
  })

  it('for want of addresses follows what was accepted before, and bills it', async () => {
    const platform = await openedBillmanager({ settings: { addresses: 1 } }, { maximumTries: 1 })
    await platform.act('a', { action: 'change', tariff: grown, addresses: 2 })
    expect(platform.deeds('a').at(-1)).toBe('change 1 manual no-free-address')
    expect(platform.service.tariff).toEqual(small)
    expect(trueSize(platform)).toEqual(grownSize)
    expect(platform.service.size).toEqual(grownSize)
  })

  it('beyond the limits of the client is refused, and the client is told', async () => {
    const platform = await openedBillmanager()
    platform.world.accountLimits.set(4, { cpu_number: 1 })
    await platform.act('a', { action: 'change', tariff: grown })
    expect(platform.deeds('a')).toEqual(['change 1 started', 'change 1 refused limit-exceeded'])
    expect(platform.service.tariff).toEqual(small)
    expect(platform.mock.tasks()).toEqual([])
  })

  it('on a machine that is gone is given to a person', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'host-deleted', delay: '60000ms' }] })
    await platform.clock.sleep(120_000)
    await platform.act('a', { action: 'change', tariff: grown })
    expect(platform.deeds('a').at(-1)).toBe('change 1 manual instance-not-found')
    expect(platform.service.tariff).toEqual(small)
  })

  it('does not believe a VMmanager that accepts and does nothing', async () => {
    const platform = await openedBillmanager(
      {
        intercept: (request, deliver) =>
          request.path.endsWith('/resource')
            ? Promise.resolve({ response: { status: 200, headers: {}, body: { id: 1 } } })
            : deliver(request),
      },
      { maximumTries: 1 },
    )
    await platform.act('a', { action: 'change', tariff: grown })
    expect(platform.deeds('a').at(-1)).toBe('change 1 manual change-not-applied')
    expect(platform.service.size).toEqual(trueSize(platform))
  })
})
