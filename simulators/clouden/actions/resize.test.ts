import { describe, expect, it } from 'vitest'
import { medium, small } from '../../platform/fixtures/test-platform.ts'
import { type OpenedClouden, brokenRules, openedClouden, quotasOf } from '../fixtures/test-clouden.ts'

const changeTo = (tariff: typeof small) => ({ action: 'change', tariff }) as const
const read = "GET /vm/v3/host?where=(id EQ '1')"
const machine = ({ world }: OpenedClouden): unknown => {
  const host = world.hosts.get(1)
  return host && [host.cpuNumber, host.ramMib, host.diskMib, host.reserved.length, host.state]
}
const sizesTold = ({ facts }: OpenedClouden): readonly unknown[] =>
  facts.flatMap((fact) => (fact.type === 'service' && fact.size !== undefined ? [fact.size] : []))

const smallSize = { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 1 }
const mediumSize = { cpuNumber: 2, ramMib: 4096, diskMib: 40_960, addresses: 1 }

describe('another tariff', () => {
  it('that is larger is taken of the quota first, then made, then read and told', async () => {
    const platform = await openedClouden()
    await platform.act('a', changeTo(medium))
    expect(machine(platform)).toEqual([2, 4096, 40_960, 1, 'active'])
    expect(platform.callsSince()).toEqual([
      read,
      expect.stringMatching(/^POST \/vm\/v3\/disk\/\d+$/),
      'POST /vm/v3/host/1/resource',
      read,
    ])
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '1/2/4096/40960/1'])
    expect(sizesTold(platform)).toEqual([smallSize, mediumSize])
    expect(platform.deeds('a')).toEqual(['change 1 started', 'change 1 done'])
    expect(brokenRules(platform)).toEqual([])
  })

  it('that is the same asks for nothing', async () => {
    const platform = await openedClouden()
    await platform.act('a', changeTo(small))
    expect(platform.callsSince()).toEqual([read, read])
    expect(platform.deeds('a').at(-1)).toBe('change 1 done')
  })

  it('beyond the quota is refused, and nothing is asked for', async () => {
    const platform = await openedClouden({ quota: { ramMib: 4095 } })
    await platform.act('a', changeTo(medium))
    expect(platform.deeds('a').at(-1)).toBe('change 1 refused quota-exceeded')
    expect(platform.callsSince()).toEqual([read])
    expect(quotasOf(platform)).toHaveLength(1)
  })

  it('with more addresses changes them as well', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'change', tariff: medium, addresses: 3 })
    expect(machine(platform)).toEqual([2, 4096, 40_960, 3, 'active'])
    expect(quotasOf(platform).at(-1)).toBe('1/2/4096/40960/3')
  })

  it('that fails gives back what was taken for it and counts what was made all the same', async () => {
    const faults = [{ fault: 'task-fails', task: 'host_change_params' }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', changeTo(medium))
    expect(platform.deeds('a').at(-1)).toBe('change 1 refused task-failed')
    expect(machine(platform)).toEqual([1, 1024, 40_960, 1, 'active'])
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '1/2/4096/40960/1', '1/1/1024/40960/1'])
    expect(brokenRules(platform)).toEqual([])
  })

  it('whose reply is lost is not asked for twice', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-resource', times: 1 }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', changeTo(medium))
    expect(platform.deeds('a').at(-1)).toBe('change 1 done')
    expect(platform.callsSince().filter((call) => call.endsWith('/resource'))).toHaveLength(1)
  })

  it('is told not to be applied where the machine does not show it', async () => {
    const platform = await openedClouden(
      {},
      {
        intercept: (request, deliver) =>
          request.path.endsWith('/resource')
            ? deliver({ ...request, body: { cpu_number: 1, ram_mib: 1024 } })
            : deliver(request),
      },
    )
    await platform.act('a', changeTo({ ...small, cpuNumber: 4 }))
    expect(platform.deeds('a').at(-1)).toBe('change 1 refused change-not-applied')
    expect(quotasOf(platform).at(-1)).toBe('1/1/1024/10240/1')
  })
})

describe('a smaller tariff', () => {
  it('stops and starts the machine; its disk stays, and is paid for', async () => {
    const platform = await openedClouden({}, {}, { tariff: medium })
    await platform.act('a', changeTo(small))
    expect(machine(platform)).toEqual([1, 1024, 40_960, 1, 'active'])
    expect(platform.callsSince()).toEqual([
      read,
      'POST /vm/v3/host/1/resource',
      read,
      'POST /vm/v3/host/1/restart',
      read,
    ])
    expect(platform.deeds('a').at(-1)).toBe('change 1 done disk-not-shrunk')
    expect(sizesTold(platform).at(-1)).toEqual({ ...smallSize, diskMib: 40_960 })
    expect(quotasOf(platform).at(-1)).toBe('1/1/1024/40960/1')
    expect(brokenRules(platform)).toEqual([])
  })

  it('is made at once on a machine that does not run', async () => {
    const platform = await openedClouden({}, {}, { tariff: medium })
    await platform.act('a', { action: 'stop' })
    await platform.act('a', changeTo(small))
    expect(machine(platform)).toEqual([1, 1024, 40_960, 1, 'stopped'])
    expect(platform.callsSince()).not.toContain('POST /vm/v3/host/1/restart')
  })

  it.each(['stop', 'reboot', 'suspend'] as const)(
    'can wait for the next stop by %s, and counts from then on',
    async (action) => {
      const platform = await openedClouden({ resizeDown: 'deferred' }, {}, { tariff: medium })
      await platform.act('a', changeTo(small))
      expect(platform.deeds('a').at(-1)).toBe('change 1 done deferred-until-stop')
      expect(quotasOf(platform).at(-1)).toBe('1/2/4096/40960/1')
      await platform.act('a', { action })
      expect(quotasOf(platform).at(-1)).toBe('1/1/1024/40960/1')
      expect(brokenRules(platform)).toEqual([])
    },
  )

  it('can be refused before anything is asked for', async () => {
    const platform = await openedClouden({ resizeDown: 'refused' }, {}, { tariff: medium })
    await platform.act('a', changeTo(small))
    expect(platform.deeds('a').at(-1)).toBe('change 1 refused resize-down-refused')
    expect(platform.callsSince()).toEqual([read])
  })

  it('lets another machine have what it gives back', async () => {
    const platform = await openedClouden({ quota: { cpuNumber: 2 } }, {}, { tariff: medium })
    await platform.order('b')
    expect(platform.story('b').at(-1)).toBe('refused quota-exceeded')
    await platform.act('a', changeTo(small))
    await platform.order('c')
    expect(platform.story('c').at(-1)).toBe('service active with host 2')
  })
})

describe('addresses', () => {
  it('come and go by their difference, and so does the quota', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'add-address', count: 2 })
    await platform.act('a', { action: 'remove-address', count: 1 })
    expect(machine(platform)).toEqual([1, 1024, 10_240, 2, 'active'])
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '1/1/1024/10240/3', '1/1/1024/10240/2'])
    expect(platform.callsSince()).toEqual([
      read,
      'POST /vm/v3/host/1/ip',
      read,
      read,
      'POST /vm/v3/host/1/ip',
      read,
    ])
  })

  it('cannot become fewer than none', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'remove-address', count: 2 })
    expect(platform.deeds('a').at(-1)).toBe('remove-address 1 refused too-few-addresses')
  })

  it('that VMmanager lacks are told to the user and not counted', async () => {
    const platform = await openedClouden({}, { settings: { addresses: 1 } })
    await platform.act('a', { action: 'add-address', count: 1 })
    expect(platform.deeds('a').at(-1)).toBe('add-address 1 refused no-free-address')
    expect(quotasOf(platform).at(-1)).toBe('1/1/1024/10240/1')
  })

  it('beyond the quota are refused', async () => {
    const platform = await openedClouden({ quota: { addresses: 1 } })
    await platform.act('a', { action: 'add-address', count: 1 })
    expect(platform.deeds('a').at(-1)).toBe('add-address 1 refused quota-exceeded')
  })

  it('that a user asks for again by hand are not given twice', async () => {
    const faults = [{ fault: 'task-lost', task: 'ip_change', times: 1 }] as const
    const patience = { pollMs: 3000, limitMs: 30_000 }
    const platform = await openedClouden({ repeats: 1, patience }, { faults })
    await platform.act('a', { action: 'add-address', count: 1 })
    expect(machine(platform)).toEqual([1, 1024, 10_240, 2, 'active'])
    expect(platform.deeds('a').at(-1)).toBe('add-address 1 done')
  })

  it('asked for side by side all come, and are counted once each', async () => {
    const platform = await openedClouden()
    const adding = [1, 2, 3].map((count) => platform.act('a', { action: 'add-address', count }))
    await Promise.all(adding)
    expect(machine(platform)).toEqual([1, 1024, 10_240, 7, 'active'])
    expect(quotasOf(platform).at(-1)).toBe('1/1/1024/10240/7')
    expect(brokenRules(platform)).toEqual([])
  })
})

describe('a machine that somebody else has changed', () => {
  it('is counted as it is before it is changed any further', async () => {
    const platform = await openedClouden()
    await platform.meddle('/vm/v3/host/1/ip', { ipv4_number: 4 })
    await platform.act('a', { action: 'add-address', count: 1 })
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '1/1/1024/10240/5', '1/1/1024/10240/6'])
  })
})
