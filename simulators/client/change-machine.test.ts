import { describe, expect, it } from 'vitest'
import { changeMachine } from './change-machine.ts'
import { machineItem } from './fixtures/machine-item.ts'
import {
  json,
  listed,
  refusal,
  replyLost,
  scripted,
  testClient,
  unreachable,
} from './fixtures/test-client.ts'
import { machineOf } from './machine.ts'
import {
  type MachineChange,
  addressChange,
  diskChange,
  reinstallation,
  resourceChange,
  restarting,
  starting,
  stopping,
} from './machine-changes.ts'
import type { UnknownItem } from './outcome.ts'

const machine = machineOf(machineItem())
if (machine === undefined) throw new Error('the item lacks something')
const stopped = { ...machine, state: 'stopped' }
const size = { cpu_number: 4, ram_mib: 4096 }
const defer = { action: 'host_stop' }
const history = 'GET /vm/v3/host/7/history'
const atRest = listed({ state: 'complete' })

interface Case {
  readonly path: string
  readonly change: MachineChange
  readonly body: object
  readonly task: string
  /** What a machine shows when it is done; absent where it shows nothing. */
  readonly shows?: UnknownItem
}

const grown = { cpu_number: 4, ram_mib: 4096 }
const larger = { disk: { id: 70, disk_mib: 20_480 } }
const install = (
  os: object,
  before: number | undefined,
): Pick<Case, 'path' | 'change' | 'body' | 'task'> => ({
  path: 'host/7/reinstall',
  change: reinstallation(7, os, before),
  body: os,
  task: 'host_reinstall',
})

const changes: readonly Case[] = [
  { path: 'host/7/start', change: starting(7), body: {}, task: 'host_start', shows: { state: 'active' } },
  { path: 'host/7/stop', change: stopping(7), body: {}, task: 'host_stop', shows: { state: 'stopped' } },
  { path: 'host/7/restart', change: restarting(7), body: {}, task: 'host_start' },
  {
    path: 'host/7/resource',
    change: resourceChange(machine, size),
    body: { ...size, defer },
    task: 'host_change_params',
    shows: grown,
  },
  {
    path: 'host/7/resource',
    change: resourceChange(stopped, size),
    body: size,
    task: 'host_change_params',
    shows: grown,
  },
  {
    path: 'disk/70',
    change: diskChange(machine, 20_480),
    body: { size_mib: 20_480, defer },
    task: 'disk_resize',
    shows: larger,
  },
  {
    path: 'disk/70',
    change: diskChange(stopped, 20_480),
    body: { size_mib: 20_480 },
    task: 'disk_resize',
    shows: larger,
  },
  {
    path: 'host/7/ip',
    change: addressChange(7, 2, 3),
    body: { ipv4_number: 2 },
    task: 'ip_change',
    shows: { ip4: [{}, {}, {}] },
  },
  {
    path: 'host/7/ip',
    change: addressChange(7, -1, 0),
    body: { ipv4_number: -1 },
    task: 'ip_change',
    shows: { ip4: [] },
  },
  { ...install({ os: 3 }, 1), shows: { os: { id: 3 } } },
  install({ os: 1 }, 1),
  install({ os: 3 }, undefined),
  install({}, 1),
]

describe.each(changes)('POST $path $body', ({ path, change, body, task, shows }) => {
  const asked = `POST /vm/v3/${path}`
  const accepted = json({ id: 7, task: 9, start_task: 9 })

  it('is sent once, and its task followed to the end', async () => {
    const script = scripted({ [asked]: [accepted], 'GET /vm/v3/task': [listed({ status: 'complete' })] })
    const { follower, calls, requests } = testClient(script)
    expect(await changeMachine(follower, change)).toBeUndefined()
    expect(requests[1]?.body).toEqual(body)
    expect(calls.slice(1)).toEqual([
      asked,
      `GET /vm/v3/task?where=((consul_id EQ '9') AND (name EQ '${task}'))`,
    ])
  })

  it('gives a reason when its task fails', async () => {
    const script = scripted({ [asked]: [accepted], 'GET /vm/v3/task': [listed({ status: 'failed' })] })
    expect(await changeMachine(testClient(script).follower, change)).toBe('task-failed')
  })

  it.each([
    ['limit-exceeded', refusal('limit-exceeded')],
    ['unavailable', unreachable],
  ])('gives a reason when it is not accepted: %s', async (reason, answer) => {
    const { follower, calls } = testClient(scripted({ [asked]: [answer] }))
    expect(await changeMachine(follower, change)).toBe(reason)
    expect(calls).not.toContain(history)
  })

  it('whose reply is lost is judged by the machine at rest, and never sent again', async () => {
    for (const [item, reason] of [
      [machineItem(shows), shows === undefined ? 'unknown-outcome' : undefined],
      [machineItem({ state: 'crashed', cpu_number: 1, ip4: [{}, {}] }), 'unknown-outcome'],
    ] as const) {
      const { follower, calls } = testClient(
        scripted({ [asked]: [replyLost], [history]: [atRest], 'GET /vm/v3/host': [listed(item)] }),
      )
      expect(await changeMachine(follower, change)).toBe(reason)
      expect(calls.filter((call) => call === asked)).toHaveLength(1)
    }
  })

  it('whose reply is lost is unknown when nobody can look', async () => {
    const { follower } = testClient(scripted({ [asked]: [replyLost], [history]: [refusal('forbidden')] }))
    expect(await changeMachine(follower, change)).toBe('unknown-outcome')
  })
})

describe('an answer without a task', () => {
  it.each([
    ['disk/70', diskChange(machine, 20_480)],
    ['host/7/resource', resourceChange(machine, size)],
  ])('is fine where the change may wait or be ignored: %s', async (path, change) => {
    for (const body of [{ id: 7 }, { id: 7, task: null }]) {
      const { follower, calls } = testClient(scripted({ [`POST /vm/v3/${path}`]: [json(body)] }))
      expect(await changeMachine(follower, change)).toBeUndefined()
      expect(calls).toHaveLength(2)
    }
  })

  it.each([
    ['host/7/stop', stopping(7)],
    ['host/7/ip', addressChange(7, 1, 2)],
  ])('does not tell what was done where there must be one: %s', async (path, change) => {
    const script = scripted({
      [`POST /vm/v3/${path}`]: [json({ id: 7 })],
      [history]: [atRest],
      'GET /vm/v3/host': [listed(machineItem())],
    })
    expect(await changeMachine(testClient(script).follower, change)).toBe('unknown-outcome')
  })
})
