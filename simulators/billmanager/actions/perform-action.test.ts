import { describe, expect, it } from 'vitest'
import { small } from '../../platform/fixtures/test-platform.ts'
import type { ServiceRequest } from '../../platform/service-request.ts'
import { billmanager, openedBillmanager } from '../fixtures/test-billmanager.ts'

const forActive: readonly ServiceRequest[] = [
  { action: 'reboot' },
  { action: 'start' },
  { action: 'stop' },
  { action: 'change', tariff: small },
  { action: 'reinstall' },
  { action: 'password' },
  { action: 'add-address', count: 1 },
  { action: 'remove-address', count: 1 },
  { action: 'ptr', domain: 'a.example.com' },
  { action: 'panel' },
]
const forOpened: readonly ServiceRequest[] = [
  { action: 'suspend' },
  { action: 'prolong' },
  { action: 'statistics' },
]

describe.each(forActive)('$action', (request) => {
  it('is refused while the service is suspended, without a call', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend' })
    const calls = platform.calls.length
    await platform.act('a', request)
    expect(platform.deeds('a').at(-1)).toBe(`${request.action} 0 refused service-suspended`)
    expect(platform.calls).toHaveLength(calls)
  })
})

describe.each([...forActive, ...forOpened, { action: 'resume' } as const])('$action', (request) => {
  it('is refused when the service is closed', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'close' })
    await platform.act('a', request)
    expect(platform.deeds('a').at(-1)).toBe(`${request.action} 0 refused service-deleted`)
  })

  it('is refused when the service never opened', async () => {
    const platform = billmanager({ settings: { addresses: 0 } }, { maximumTries: 1 })
    await platform.order('a')
    await platform.act('a', request)
    expect(platform.deeds('a').at(-1)).toBe(`${request.action} 0 refused not-opened`)
  })

  it('is refused where nobody has ordered anything', async () => {
    const platform = billmanager()
    await platform.act('nobody', request)
    expect(platform.deeds('nobody')).toEqual([`${request.action} 0 refused unknown-order`])
  })
})

describe('resume', () => {
  it('is refused where nothing is suspended', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'resume' })
    expect(platform.deeds('a')).toEqual(['resume 0 refused not-suspended'])
  })
})

describe('actions on one service', () => {
  it('wait until it is opened', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.act('a', { action: 'stop' })])
    const stop = platform.calls.indexOf('POST /vm/v3/host/1/stop')
    expect(stop).toBeGreaterThan(platform.calls.indexOf("GET /vm/v3/host?where=(id EQ '1')"))
    expect(platform.story('a').slice(-3)).toEqual(['try 1 done', 'try 1 started', 'try 1 done'])
  })

  it('run one after another, in the order in which they were asked for, also while one is tried again', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'task-fails', stage: 'stop', times: 1 }] })
    await Promise.all([
      platform.act('a', { action: 'suspend' }),
      platform.act('a', { action: 'resume' }),
      platform.act('a', { action: 'close' }),
      platform.act('a', { action: 'reboot' }),
    ])
    expect(platform.deeds('a')).toEqual([
      'suspend 1 started',
      'suspend 1 failed task-failed',
      'suspend 2 started',
      'suspend 2 done',
      'resume 1 started',
      'resume 1 done',
      'close 1 started',
      'close 1 done',
      'reboot 0 refused service-deleted',
    ])
    expect(platform.world.hosts.size).toBe(0)
  })

  it('do not hold up those on another', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    await Promise.all([platform.act('a', { action: 'suspend' }), platform.act('b', { action: 'suspend' })])
    const starts = platform.facts.flatMap((fact) =>
      fact.type === 'operation' && fact.name === 'suspend' && fact.outcome === 'started' ? [fact.atMs] : [],
    )
    expect(starts[0]).toBe(starts[1])
  })

  it('take a worker for each try', async () => {
    const platform = billmanager({}, { workers: 1 })
    await Promise.all([platform.order('a'), platform.order('b', { client: 'eve' })])
    await Promise.all([platform.act('a', { action: 'suspend' }), platform.act('b', { action: 'suspend' })])
    const deeds = platform.facts.flatMap((fact) =>
      fact.type === 'operation' && fact.name === 'suspend' ? [`${fact.order} ${fact.outcome}`] : [],
    )
    expect(deeds).toEqual(['a started', 'a done', 'b started', 'b done'])
  })

  it('are tried ten times, a minute apart, then given to a person', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'task-fails', stage: 'stop' }] })
    await platform.act('a', { action: 'stop' })
    const deeds = platform.deeds('a')
    expect(deeds.filter((deed) => deed.endsWith('started'))).toHaveLength(10)
    expect(deeds.slice(-2)).toEqual(['stop 10 failed task-failed', 'stop 10 manual task-failed'])
    const times = platform.facts.flatMap((fact) =>
      fact.type === 'operation' && fact.name === 'stop' ? [fact.atMs] : [],
    )
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(60_000)
    expect(platform.mock.tasks()).toEqual([{ order: 'a', operation: 'stop', reason: 'task-failed' }])
  })

  it('tell the same story for the same seed', async () => {
    const play = async (): Promise<unknown> => {
      const platform = billmanager({
        faults: [
          { fault: 'task-fails', stage: 'stop', probability: 0.5 },
          { fault: 'reply-lost', operation: 'host-ip', times: 1 },
        ],
      })
      const live = async (name: string): Promise<void> => {
        await platform.order(name, { client: name })
        await Promise.all([
          platform.act(name, { action: 'suspend' }),
          platform.act(name, { action: 'resume' }),
          platform.act(name, { action: 'add-address', count: 1 }),
          platform.act(name, { action: 'prolong' }),
        ])
        await platform.act(name, { action: 'close' })
      }
      await Promise.all(['a', 'b', 'c'].map(live))
      return platform.facts
    }
    expect(await play()).toEqual(await play())
  })
})
