import { describe, expect, it } from 'vitest'
import type { Fault } from '../../faults/fault.ts'
import { openedBillmanager } from '../fixtures/test-billmanager.ts'

const task = (consulId: number, name: string): string =>
  `GET /vm/v3/task?where=((consul_id EQ '${consulId}') AND (name EQ '${name}'))`

const stateOf = (platform: Awaited<ReturnType<typeof openedBillmanager>>): string | undefined =>
  platform.world.hosts.get(1)?.state

describe('suspend and resume', () => {
  it('stop the machine and start it again, each with its task followed to the end', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend' })
    expect(stateOf(platform)).toBe('stopped')
    expect(platform.service.status).toBe('suspended')
    await platform.act('a', { action: 'resume' })
    expect(stateOf(platform)).toBe('active')
    expect([...new Set(platform.callsSince())]).toEqual([
      'POST /vm/v3/host/1/stop',
      task(2, 'host_stop'),
      'POST /vm/v3/host/1/start',
      task(3, 'host_start'),
    ])
    expect(platform.story('a').slice(-6)).toEqual([
      'try 1 started',
      'service suspended with host 1',
      'try 1 done',
      'try 1 started',
      'service active with host 1',
      'try 1 done',
    ])
    expect(platform.deeds('a')).toEqual([
      'suspend 1 started',
      'suspend 1 done',
      'resume 1 started',
      'resume 1 done',
    ])
  })

  it('tell no status before the machine has taken it', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend' })
    const stopped = platform.facts.findIndex((fact) => fact.type === 'host' && fact.change === 'stopped')
    const suspended = platform.facts.findIndex(
      (fact) => fact.type === 'service' && fact.status === 'suspended',
    )
    expect(stopped).toBeGreaterThan(0)
    expect(suspended).toBeGreaterThan(stopped)
  })

  it('stop a machine once more that its owner has started', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend' })
    const host = platform.world.hosts.get(1)
    if (host !== undefined) host.state = 'active'
    await platform.act('a', { action: 'suspend' })
    expect(stateOf(platform)).toBe('stopped')
    expect(platform.service.status).toBe('suspended')
  })

  it('go by all who want the service suspended', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend', by: 'debt' })
    await platform.act('a', { action: 'suspend', by: 'abuse' })
    await platform.act('a', { action: 'resume', by: 'debt' })
    expect(platform.deeds('a').at(-1)).toBe('resume 1 done still-suspended')
    expect([...platform.service.suspendedBy]).toEqual(['abuse'])
    expect(stateOf(platform)).toBe('stopped')
    await platform.act('a', { action: 'resume', by: 'abuse' })
    expect(platform.service.status).toBe('active')
    expect(stateOf(platform)).toBe('active')
  })

  it('for everybody ends all suspensions', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'suspend', by: 'debt' })
    await platform.act('a', { action: 'suspend', by: 'employee' })
    await platform.act('a', { action: 'resume' })
    expect(platform.service.suspendedBy.size).toBe(0)
    expect(platform.service.status).toBe('active')
  })

  it('leave the service as it was when they fail', async () => {
    const platform = await openedBillmanager(
      { faults: [{ fault: 'task-fails', stage: 'stop' }] },
      { maximumTries: 2 },
    )
    await platform.act('a', { action: 'suspend' })
    expect(platform.service.status).toBe('active')
    expect(platform.service.suspendedBy.size).toBe(0)
    expect(platform.deeds('a')).toEqual([
      'suspend 1 started',
      'suspend 1 failed task-failed',
      'suspend 2 started',
      'suspend 2 failed task-failed',
      'suspend 2 manual task-failed',
    ])
  })
})

describe.each([
  ['stop', 'host-stop', 'stopped'],
  ['start', 'host-start', 'active'],
] as const)('the action %s', (action, operation, state) => {
  it('brings the machine there and leaves the service Active', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'stop' })
    await platform.act('a', { action })
    expect(stateOf(platform)).toBe(state)
    expect(platform.service.status).toBe('active')
  })

  it('whose reply is lost is not asked for twice: VMmanager is looked at', async () => {
    const faults = [{ fault: 'reply-lost', operation, times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action })
    expect(platform.callsSince().filter((call) => call === `POST /vm/v3/host/1/${action}`)).toHaveLength(1)
    expect(platform.callsSince()).toContain('GET /vm/v3/host/1/history')
    expect(platform.deeds('a')).toEqual([`${action} 1 started`, `${action} 1 done`])
    expect(stateOf(platform)).toBe(state)
  })

  it('whose request never arrived is asked for once more, by another try', async () => {
    const faults = [{ fault: 'request-lost', operation, times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    const host = platform.world.hosts.get(1)
    if (host !== undefined) host.state = action === 'stop' ? 'active' : 'stopped'
    await platform.act('a', { action })
    expect(platform.deeds('a')).toEqual([
      `${action} 1 started`,
      `${action} 1 failed unknown-outcome`,
      `${action} 2 started`,
      `${action} 2 done`,
    ])
    expect(stateOf(platform)).toBe(state)
  })
})

describe('reboot', () => {
  it('asks for a stop and a start, and does not wait', async () => {
    const platform = await openedBillmanager()
    const askedAtMs = platform.clock.nowMs()
    await platform.act('a', { action: 'reboot' })
    expect(platform.callsSince()).toEqual(['POST /vm/v3/host/1/restart'])
    expect(platform.clock.nowMs() - askedAtMs).toBeLessThan(1000)
    await platform.clock.sleep(60_000)
    await platform.act('a', { action: 'statistics' })
    expect(platform.facts.filter((fact) => fact.type === 'host').map(({ change }) => change)).toEqual(
      expect.arrayContaining(['stopped', 'started']),
    )
  })

  it('whose reply is lost comes once more only when the machine is at rest', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-restart', times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'reboot' })
    const calls = platform.callsSince()
    const restarts = calls.flatMap((call, index) => (call.endsWith('/restart') ? [index] : []))
    expect(restarts).toHaveLength(2)
    expect(calls.slice(restarts[0], restarts[1])).toContain('GET /vm/v3/host/1/history')
    expect(platform.deeds('a').at(-1)).toBe('reboot 2 done')
  })
})

describe('a VMmanager in trouble', () => {
  it.each<[string, Fault]>([
    ['sleeps for a while', { fault: 'asleep', operation: 'host-stop', times: 20 }],
    ['ends the session', { fault: 'session-expired', operation: 'host-stop', times: 1 }],
    ['shows the task late', { fault: 'task-late', task: 'host_stop', delay: '30000ms' }],
  ])('that %s suspends all the same', async (_, fault) => {
    const platform = await openedBillmanager({ faults: [fault] })
    await platform.act('a', { action: 'suspend' })
    expect(platform.service.status).toBe('suspended')
    expect(platform.deeds('a').at(-1)).toBe('suspend 1 done')
  })

  it('that sleeps too long costs a try', async () => {
    const faults = [{ fault: 'asleep', operation: 'host-stop', times: 130 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'suspend' })
    expect(platform.deeds('a')).toContain('suspend 1 failed unavailable')
    expect(platform.service.status).toBe('suspended')
  })

  it('that never ends a task is not asked again before it has', async () => {
    const faults = [{ fault: 'task-hangs', task: 'host_stop' }] as const
    const platform = await openedBillmanager({ faults }, { maximumTries: 3 })
    await platform.act('a', { action: 'suspend' })
    expect(platform.callsSince().filter((call) => call.endsWith('/stop'))).toHaveLength(1)
    expect(platform.deeds('a').at(-1)).toBe('suspend 3 manual timeout')
  })

  it('whose machine is gone leaves the service to a person at once', async () => {
    const faults = [{ fault: 'host-deleted', delay: '60000ms' }] as const
    const platform = await openedBillmanager({ faults })
    await platform.clock.sleep(120_000)
    await platform.act('a', { action: 'suspend' })
    expect(platform.deeds('a')).toEqual([
      'suspend 1 started',
      'suspend 1 failed instance-not-found',
      'suspend 1 manual instance-not-found',
    ])
    expect(platform.mock.tasks()).toEqual([
      { order: 'a', operation: 'suspend', reason: 'instance-not-found' },
    ])
    expect(platform.service.operations.at(-1)).toEqual({
      name: 'suspend',
      tryCount: 1,
      isManual: true,
      error: '<doc><error type="processing" object="suspend" value="instance-not-found"/></doc>',
    })
  })
})
