import { describe, expect, it } from 'vitest'
import { brokenRules, openedClouden, quotasOf } from '../fixtures/test-clouden.ts'

const stateOf = ({ world }: Awaited<ReturnType<typeof openedClouden>>): string | undefined =>
  world.hosts.get(1)?.state

describe('start, stop and reboot', () => {
  it('each ask for it once and follow its task to the end', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'stop' })
    expect(stateOf(platform)).toBe('stopped')
    await platform.act('a', { action: 'start' })
    expect(stateOf(platform)).toBe('active')
    await platform.act('a', { action: 'reboot' })
    expect(stateOf(platform)).toBe('active')
    expect(platform.callsSince()).toEqual([
      'POST /vm/v3/host/1/stop',
      'POST /vm/v3/host/1/start',
      'POST /vm/v3/host/1/restart',
    ])
    expect(platform.deeds('a')).toEqual([
      'stop 1 started',
      'stop 1 done',
      'start 1 started',
      'start 1 done',
      'reboot 1 started',
      'reboot 1 done',
    ])
  })

  it('leave the service Active and its quota as it is', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'stop' })
    expect(platform.service.status).toBe('active')
    expect(quotasOf(platform)).toHaveLength(1)
  })

  it('whose task fails are told to the user at once', async () => {
    const faults = [{ fault: 'task-fails', task: 'host_stop' }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', { action: 'stop' })
    expect(platform.deeds('a')).toEqual([
      'stop 1 started',
      'stop 1 failed task-failed',
      'stop 1 refused task-failed',
    ])
  })

  it('whose reply is lost are not asked for twice where the machine shows that it was done', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-stop', times: 1 }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', { action: 'stop' })
    expect(platform.deeds('a').at(-1)).toBe('stop 1 done')
    expect(platform.callsSince().filter((call) => call.endsWith('/stop'))).toHaveLength(1)
  })
})

describe('suspend and resume', () => {
  it('are a stop and a start by the administrator, and see the machine off', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'suspend' })
    expect([platform.service.status, stateOf(platform)]).toEqual(['suspended', 'stopped'])
    await platform.act('a', { action: 'resume' })
    expect([platform.service.status, stateOf(platform)]).toEqual(['active', 'active'])
    expect(platform.callsSince()).toEqual([
      'POST /vm/v3/host/1/stop',
      "GET /vm/v3/host?where=(id EQ '1')",
      'POST /vm/v3/host/1/start',
    ])
    expect(platform.story('a').slice(-6)).toEqual([
      'try 1 started',
      'service suspended with host 1',
      'try 1 done',
      'try 1 started',
      'service active with host 1',
      'try 1 done',
    ])
  })

  it('are not for debts', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'suspend', by: 'debt' })
    expect(platform.deeds('a').at(-1)).toBe('suspend 1 refused no-debt-suspension')
    expect([platform.service.status, stateOf(platform)]).toEqual(['active', 'active'])
  })

  it('are not there where that is assumed', async () => {
    const platform = await openedClouden({ suspension: 'not-offered' })
    await platform.act('a', { action: 'suspend' })
    await platform.act('a', { action: 'resume' })
    expect(platform.deeds('a')).toEqual(['suspend 0 refused not-offered', 'resume 0 refused not-offered'])
    expect(platform.callsSince()).toEqual([])
  })

  it('wait for what users have begun, and let nothing new begin', async () => {
    const platform = await openedClouden()
    const reboot = platform.act('a', { action: 'reboot' })
    const suspend = platform.act('a', { action: 'suspend' })
    await platform.act('a', { action: 'start' })
    await Promise.all([reboot, suspend])
    expect(platform.deeds('a')).toEqual([
      'reboot 1 started',
      'suspend 1 started',
      'start 0 refused service-suspended',
      'reboot 1 done',
      'suspend 1 done',
    ])
    expect([platform.service.status, stateOf(platform)]).toEqual(['suspended', 'stopped'])
    expect(brokenRules(platform)).toEqual([])
  })

  it('that fail leave the service to its users', async () => {
    const faults = [{ fault: 'task-fails', task: 'host_stop', times: 1 }] as const
    const platform = await openedClouden({}, { faults })
    await platform.act('a', { action: 'suspend' })
    expect([platform.service.status, platform.service.isLocked]).toEqual(['active', false])
    await platform.act('a', { action: 'reboot' })
    expect(platform.deeds('a').at(-1)).toBe('reboot 1 done')
  })

  it('do not believe a task that is told to be complete too early', async () => {
    const platform = await openedClouden({}, { faults: [{ fault: 'task-early', task: 'host_stop' }] })
    await platform.act('a', { action: 'suspend' })
    expect([platform.service.status, stateOf(platform)]).toEqual(['suspended', 'stopped'])
  })

  it('are told not to be done where somebody starts the machine each time', async () => {
    const platform = await openedClouden(
      {},
      {
        intercept: async (request, deliver) => {
          if (request.path === '/vm/v3/host/1/stop') {
            await deliver(request)
            return deliver({ ...request, path: '/vm/v3/host/1/start' })
          }
          return deliver(request)
        },
      },
    )
    await platform.act('a', { action: 'suspend' })
    expect(platform.deeds('a').at(-1)).toMatch(/^suspend 1 refused /)
    expect(platform.service.status).toBe('active')
  })

  it('can be repeated: a suspended service is stopped once more', async () => {
    const platform = await openedClouden()
    await platform.act('a', { action: 'suspend' })
    await platform.meddle('/vm/v3/host/1/start', {})
    await platform.act('a', { action: 'suspend' })
    expect(platform.deeds('a').at(-1)).toBe('suspend 1 done')
    expect(stateOf(platform)).toBe('stopped')
  })
})
