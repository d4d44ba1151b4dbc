import { describe, expect, it } from 'vitest'
import type { Delivery } from '../transport/transport.ts'
import { json, listed, refusal, replyLost, scripted, testClient } from './fixtures/test-client.ts'
import { type Opened, openMachine } from './open-machine.ts'

const create = 'POST /vm/v3/host'
const accepted = json({ id: 7, task: 9 })
const running = listed({ status: 'running' })
const complete = listed({ status: 'complete' })
const failed = listed({ status: 'failed' })
const deletion = { 'DELETE /vm/v3/host/7': [json({ id: 7, task: 10 })] }

interface Told {
  readonly opened: Opened
  /** Without the login and without queries. */
  readonly calls: readonly string[]
  /** What was told of the machine, in order; undefined where it was gone. */
  readonly known: readonly (number | undefined)[]
}

async function open(answers: Readonly<Record<string, readonly Delivery[]>>): Promise<Told> {
  const { follower, calls } = testClient(scripted(answers))
  const known: (number | undefined)[] = []
  const opened = await openMachine(follower, { name: 'vm', password: 'x', os: 1 }, (host) => known.push(host))
  return { opened, calls: calls.slice(1).map((call) => call.replace(/\?.*/, '')), known }
}

describe('openMachine', () => {
  it('creates, follows the task, and tells the host as soon as it is known', async () => {
    const { opened, calls, known } = await open({
      [create]: [accepted],
      'GET /vm/v3/task': [running, complete],
    })
    expect(opened).toEqual({ host: 7 })
    expect(calls).toEqual([create, 'GET /vm/v3/task', 'GET /vm/v3/task'])
    expect(known).toEqual([7])
  })

  it('gives the reason when the creation is refused, and leaves nothing to be known', async () => {
    expect(await open({ [create]: [refusal('no-free-address')] })).toEqual({
      opened: { reason: 'no-free-address' },
      calls: [create],
      known: [],
    })
  })

  it('removes the machine whose task failed', async () => {
    const { opened, calls, known } = await open({
      [create]: [accepted],
      'GET /vm/v3/task': [running, failed, complete],
      ...deletion,
    })
    expect(opened).toEqual({ reason: 'task-failed' })
    expect(calls.slice(-2)).toEqual(['DELETE /vm/v3/host/7', 'GET /vm/v3/task'])
    expect(known).toEqual([7, undefined])
  })

  it('still knows the machine that it could not remove', async () => {
    const { opened, known } = await open({
      [create]: [accepted],
      'GET /vm/v3/task': [failed],
      'DELETE /vm/v3/host/7': [refusal('internal-error')],
    })
    expect([opened, known]).toEqual([{ reason: 'task-failed' }, [7]])
  })

  it('removes the machine whose task never ends', async () => {
    const { opened, calls } = await open({ [create]: [accepted], 'GET /vm/v3/task': [running], ...deletion })
    expect(opened).toEqual({ reason: 'timeout' })
    expect(calls).toContain('DELETE /vm/v3/host/7')
  })

  it('keeps the reason of the failure though the removal fails too', async () => {
    const answers = { [create]: [accepted], 'GET /vm/v3/task': [failed] }
    const refused = { 'DELETE /vm/v3/host/7': [refusal('forbidden')] }
    expect((await open({ ...answers, ...refused })).opened).toEqual({ reason: 'task-failed' })
  })
})

describe.each([
  ['is lost', replyLost],
  ['names no task', json({ id: 7 })],
  ['is no JSON', json('<html>')],
])('when the reply to the creation %s', (_, answer) => {
  it('looks for the machine by name and waits until it is active', async () => {
    const { opened, calls, known } = await open({
      [create]: [answer],
      'GET /vm/v3/host': [listed({ id: 7 })],
      'GET /vm/v3/host/7': [json({ state: 'creating' }), json({ state: 'active' })],
    })
    expect(opened).toEqual({ host: 7 })
    expect(calls).toEqual([create, 'GET /vm/v3/host', 'GET /vm/v3/host/7', 'GET /vm/v3/host/7'])
    expect(known).toEqual([7])
  })

  it('does not ask for a second machine when there is none of that name', async () => {
    expect(await open({ [create]: [answer], 'GET /vm/v3/host': [listed()] })).toEqual({
      opened: { reason: 'unknown-outcome' },
      calls: [create, 'GET /vm/v3/host'],
      known: [],
    })
  })

  it('removes the machine when it does not become active', async () => {
    const { opened, calls } = await open({
      [create]: [answer],
      'GET /vm/v3/host': [listed({ id: 7 })],
      'GET /vm/v3/host/7': [json({ state: 'creating' })],
      'GET /vm/v3/task': [complete],
      ...deletion,
    })
    expect(opened).toEqual({ reason: 'timeout' })
    expect(calls.slice(-2)).toEqual(['DELETE /vm/v3/host/7', 'GET /vm/v3/task'])
  })

  it('gives the reason when it cannot look', async () => {
    const { opened } = await open({ [create]: [answer], 'GET /vm/v3/host': [refusal('forbidden')] })
    expect(opened).toEqual({ reason: 'forbidden' })
  })
})

describe('openMachine that waits for less or more', () => {
  const wish = { name: 'vm', password: 'x', os: 1 }
  const withScript = json({ id: 7, task: 9, recipe_task_list: [11] })

  async function openUntil(
    until: 'accepted' | 'script-finished',
    created: Delivery,
    ...tasks: readonly Delivery[]
  ): Promise<readonly [Opened, readonly string[]]> {
    const { follower, calls } = testClient(
      scripted({ [create]: [created], 'GET /vm/v3/task': tasks, ...deletion }),
    )
    return [await openMachine(follower, wish, () => {}, until), calls.slice(2)]
  }

  const creation = "GET /vm/v3/task?where=((consul_id EQ '9') AND (name EQ 'host_create'))"
  const script = "GET /vm/v3/task?where=(consul_id EQ '11')"

  it.each([running, listed()])('looks at the task once', async (first) => {
    expect(await openUntil('accepted', accepted, first)).toEqual([{ host: 7 }, [creation]])
  })

  it.each([
    ['task-failed', failed],
    ['forbidden', refusal('forbidden')],
  ])('removes the machine where that look tells of trouble: %s', async (reason, first) => {
    const [opened, calls] = await openUntil('accepted', accepted, first, complete)
    expect(opened).toEqual({ reason })
    expect(calls).toContain('DELETE /vm/v3/host/7')
  })

  it('follows the scripts when the system is installed', async () => {
    const ended = listed({ consul_id: 11, status: 'complete' })
    const [opened, calls] = await openUntil('script-finished', withScript, complete, ended)
    expect(opened).toEqual({ host: 7 })
    expect(calls).toEqual([creation, script])
  })

  it('has nothing more to wait for where there are no scripts', async () => {
    expect(await openUntil('script-finished', accepted, complete)).toEqual([{ host: 7 }, [creation]])
  })

  it('removes a machine whose script has failed', async () => {
    const ended = listed({ consul_id: 11, status: 'failed' })
    const [opened, calls] = await openUntil('script-finished', withScript, complete, ended, complete)
    expect(opened).toEqual({ reason: 'task-failed' })
    expect(calls).toContain('DELETE /vm/v3/host/7')
  })
})
