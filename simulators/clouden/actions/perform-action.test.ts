import { describe, expect, it } from 'vitest'
import type { ServiceAction } from '../../../contracts/trace/trace-event.ts'
import { medium } from '../../platform/fixtures/test-platform.ts'
import { brokenRules, clouden, openedClouden, quotasOf } from '../fixtures/test-clouden.ts'

const plain = ['suspend', 'resume', 'reboot', 'start', 'stop', 'password', 'panel', 'statistics'] as const

describe('an action at Clouden', () => {
  it('on an order that nobody knows is refused', async () => {
    const platform = clouden()
    await platform.act('a', { action: 'start' })
    expect(platform.deeds('a')).toEqual(['start 0 refused unknown-order'])
  })

  it.each(plain)('is refused before the service is open: %s', async (action) => {
    const platform = clouden()
    const order = platform.order('a')
    await platform.act('a', { action })
    expect(platform.deeds('a')).toEqual([`${action} 0 refused not-opened`])
    await order
    expect(platform.story('a').at(-1)).toBe('service active with host 1')
  })

  it.each(plain)('is refused after the service has ended: %s', async (action) => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'close' })
    await platform.act('a', { action })
    expect(platform.deeds('a').at(-1)).toBe(`${action} 0 refused service-deleted`)
  })

  it.each(['start', 'stop', 'reboot', 'password', 'panel', 'reinstall'] as const)(
    'is refused while the service is suspended: %s',
    async (action) => {
      const platform = await openedClouden()
      await platform.act('a', { action: 'suspend' })
      await platform.act('a', { action })
      expect(platform.deeds('a').at(-1)).toBe(`${action} 0 refused service-suspended`)
    },
  )

  it('ends a suspension only where there is one', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'resume' })
    expect(platform.deeds('a')).toEqual(['resume 0 refused not-suspended'])
  })
})

describe('a user who repeats by hand', () => {
  const faults = [{ fault: 'task-fails', task: 'host_stop', times: 2 }] as const

  it('does so as often as assumed, each time with a pause', async () => {
    const platform = await openedClouden({ repeats: 3 }, { faults })
    await platform.act('a', { action: 'stop' })
    expect(platform.deeds('a')).toEqual([
      'stop 1 started',
      'stop 1 failed task-failed',
      'stop 2 started',
      'stop 2 failed task-failed',
      'stop 3 started',
      'stop 3 done',
    ])
    const times = platform.facts.flatMap((fact) => (fact.type === 'operation' ? [fact.atMs] : []))
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(1000)
  })

  it('gives up after that', async () => {
    const platform = await openedClouden({ repeats: 1 }, { faults })
    await platform.act('a', { action: 'stop' })
    expect(platform.deeds('a').slice(-2)).toEqual(['stop 2 failed task-failed', 'stop 2 refused task-failed'])
  })

  it('sees that the machine is busy with what was asked before, and asks for nothing again', async () => {
    const platform = await openedClouden(
      { repeats: 1, patience: { pollMs: 3000, limitMs: 30_000 } },
      { faults: [{ fault: 'task-hangs', task: 'host_stop' }] },
    )
    await platform.act('a', { action: 'stop' })
    expect(platform.deeds('a').at(-1)).toBe('stop 2 refused machine-busy')
    expect(platform.callsSince()).toEqual(['POST /vm/v3/host/1/stop'])
  })

  it('does not repeat what the portal itself refuses', async () => {
    const platform = await openedClouden({ repeats: 5, quota: { addresses: 1 } })
    await platform.act('a', { action: 'add-address', count: 1 })
    expect(platform.deeds('a')).toEqual(['add-address 1 started', 'add-address 1 refused quota-exceeded'])
  })

  it('stops when the service has ended meanwhile', async () => {
    const platform = await openedClouden(
      { repeats: 5 },
      { faults: [{ fault: 'task-fails', task: 'host_stop' }] },
    )
    const stop = platform.act('a', { action: 'stop' })
    await platform.clock.sleep(7500)
    await Promise.all([stop, platform.act('a', { action: 'close' })])
    expect(platform.deeds('a').findLast((deed) => deed.startsWith('stop'))).toMatch(/refused/)
    expect(platform.service.status).toBe('deleted')
  })
})

describe('a machine that is gone', () => {
  it.each(['start', 'reboot', 'statistics', 'password', 'suspend', 'ptr'] as const)(
    'takes its service with it when %s finds out',
    async (action) => {
      const platform = await openedClouden(
        { repeats: 3 },
        { faults: [{ fault: 'host-deleted', delay: '10s' }] },
      )
      await platform.clock.sleep(60_000)
      await platform.act('a', action === 'ptr' ? { action, domain: 'a.example.com' } : { action })
      expect(platform.deeds('a').at(-1)).toBe(`${action} 1 refused instance-not-found`)
      expect(platform.service.status).toBe('deleted')
      expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
      expect(brokenRules(platform)).toEqual([])
    },
  )
})

describe('actions side by side', () => {
  const together: readonly ServiceAction[] = ['stop', 'start', 'reboot', 'password', 'statistics']

  it('all reach the machine at once, and all end', async () => {
    const platform = await openedClouden()
    const change = platform.act('a', { action: 'change', tariff: medium })
    const others = together.map((action) => platform.act('a', { action } as { readonly action: 'stop' }))
    await Promise.all([change, ...others])
    expect(
      platform
        .deeds('a')
        .slice(0, 6)
        .every((deed) => deed.endsWith('started')),
    ).toBe(true)
    expect(platform.deeds('a').filter((deed) => deed.endsWith('done'))).toHaveLength(6)
    expect(brokenRules(platform)).toEqual([])
  })

  it('can be assumed to run one after the other', async () => {
    const platform = await openedClouden({ parallelActions: false })
    await Promise.all(together.map((action) => platform.act('a', { action } as { readonly action: 'stop' })))
    expect(platform.deeds('a')).toEqual(
      together.flatMap((action) => [`${action} 1 started`, `${action} 1 done`]),
    )
  })

  it('tell the same story for the same seed', async () => {
    const play = async (): Promise<unknown> => {
      const faults = [{ fault: 'reply-lost', probability: 0.2, after: '20s' }] as const
      const platform = await openedClouden(
        { repeats: 2, repeatAfter: { kind: 'uniform', minMs: 1, maxMs: 9000 } },
        { faults },
      )
      await Promise.all(
        together.map((action) => platform.act('a', { action } as { readonly action: 'stop' })),
      )
      return platform.facts
    }
    expect(await play()).toEqual(await play())
  })
})

describe('a session that is over, or a VMmanager that sleeps', () => {
  it.each([
    { fault: 'sessions-expire', after: '20s' },
    { fault: 'asleep', after: '20s', for: '30s' },
    { fault: 'unreachable', after: '20s', for: '30s' },
  ] as const)('costs no action: $fault', async (fault) => {
    const platform = await openedClouden({}, { faults: [fault] })
    await platform.clock.sleep(25_000 - platform.clock.nowMs())
    await platform.act('a', { action: 'reboot' })
    expect(platform.deeds('a')).toEqual(['reboot 1 started', 'reboot 1 done'])
  })
})
