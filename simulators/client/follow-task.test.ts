import { describe, expect, it } from 'vitest'
import { listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { endOf, followTask } from './follow-task.ts'

describe('endOf', () => {
  it.each([
    ['complete', 'complete'],
    ['fail', 'failed'],
    ['failed', 'failed'],
    ['aborted', 'failed'],
    ['created', undefined],
    ['running', undefined],
    ['deferred', undefined],
    [undefined, undefined],
  ])('of a task that is %s is %s', (status, end) => {
    expect(endOf({ status })).toBe(end)
  })

  it('of a task that is not in the list is unknown', () => {
    expect(endOf(undefined)).toBeUndefined()
  })
})

const task = (status: unknown): ReturnType<typeof listed> => listed({ consul_id: 9, status })

async function follow(
  ...answers: readonly ReturnType<typeof listed>[]
): Promise<readonly [string | undefined, number]> {
  const { follower, calls } = testClient(scripted({ 'GET /vm/v3/task': answers }))
  const reason = await followTask(follower, 9, 'host_create')
  expect(new Set(calls.slice(1))).toEqual(
    new Set(["GET /vm/v3/task?where=((consul_id EQ '9') AND (name EQ 'host_create'))"]),
  )
  return [reason, calls.length - 1]
}

describe('followTask', () => {
  it('asks until the task is complete', async () => {
    expect(await follow(task('created'), task('running'), task('running'), task('complete'))).toEqual([
      undefined,
      4,
    ])
  })

  it.each(['fail', 'failed', 'aborted'])('takes %s for a failure', async (status) => {
    expect(await follow(task('running'), task(status))).toEqual(['task-failed', 2])
  })

  it.each(['deferred', 'paused', '', null, 7])(
    'goes on for the status %o, which says nothing of an end',
    async (status) => {
      expect(await follow(task(status), task('complete'))).toEqual([undefined, 2])
    },
  )

  it('bears with a task that becomes visible late', async () => {
    expect(await follow(listed(), listed(), task('complete'))).toEqual([undefined, 3])
  })

  it('gives up a task that never ends', async () => {
    expect(await follow(task('running'))).toEqual(['timeout', 11])
  })

  it('gives the reason of a refusal', async () => {
    expect(await follow(refusal('forbidden'))).toEqual(['forbidden', 1])
  })
})
