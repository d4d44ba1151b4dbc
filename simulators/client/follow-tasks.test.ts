import { describe, expect, it } from 'vitest'
import { listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { followTasks } from './follow-task.ts'

const task = (consulId: number | string, status: string): object => ({ consul_id: consulId, status })

describe('followTasks', () => {
  it('asks about all in one query until all have ended', async () => {
    const { follower, calls, clock } = testClient(
      scripted({
        'GET /vm/v3/task': [
          listed(task(8, 'running')),
          listed(task(8, 'complete'), task(9, 'created')),
          listed(task(9, 'complete'), task('8', 'complete')),
        ],
      }),
    )
    expect(await followTasks(follower, [8, 9])).toBeUndefined()
    const query = "GET /vm/v3/task?where=((consul_id EQ '8') OR (consul_id EQ '9'))"
    expect(calls.slice(1)).toEqual([query, query, query])
    expect(clock.nowMs()).toBe(6040)
  })

  it('tells of a failure only when no other task goes on', async () => {
    const { follower, calls } = testClient(
      scripted({
        'GET /vm/v3/task': [
          listed(task(8, 'failed'), task(9, 'running')),
          listed(task(8, 'fail'), task(9, 'complete')),
        ],
      }),
    )
    expect(await followTasks(follower, [8, 9])).toBe('task-failed')
    expect(calls).toHaveLength(3)
  })

  it('asks nothing about no tasks', async () => {
    const { follower, calls } = testClient(() => undefined)
    expect(await followTasks(follower, [])).toBeUndefined()
    expect(calls).toEqual([])
  })

  it.each([
    ['timeout', listed(task(8, 'running'))],
    ['timeout', listed()],
    ['forbidden', refusal('forbidden')],
    ['unavailable', refusal('asleep')],
  ])('tells why it cannot follow: %s', async (reason, answer) => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/task': [answer] }))
    expect(await followTasks(follower, [8])).toBe(reason)
  })
})
