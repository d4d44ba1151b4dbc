import { describe, expect, it } from 'vitest'
import { json, listed, refusal, replyLost, scripted, testClient } from './fixtures/test-client.ts'
import { removeLeftover, removeMachine } from './remove-machine.ts'

const deletion = 'DELETE /vm/v3/host/7'
const complete = listed({ status: 'complete' })

describe('removeMachine', () => {
  it('deletes the machine and waits until it is gone', async () => {
    const script = scripted({
      [deletion]: [json({ id: 7, task: 9 })],
      'GET /vm/v3/task': [listed({ status: 'running' }), complete],
    })
    const { follower, calls } = testClient(script)
    expect(await removeMachine(follower, 7)).toBeUndefined()
    expect(calls.slice(1)).toEqual([
      deletion,
      "GET /vm/v3/task?where=((consul_id EQ '9') AND (name EQ 'host_delete'))",
      "GET /vm/v3/task?where=((consul_id EQ '9') AND (name EQ 'host_delete'))",
    ])
  })

  it('is content when there is no such machine any more', async () => {
    const { follower } = testClient(scripted({ [deletion]: [refusal('instance-not-found')] }))
    expect(await removeMachine(follower, 7)).toBeUndefined()
  })

  it.each([
    ['forbidden', refusal('forbidden'), complete],
    ['unavailable', refusal('asleep'), complete],
    ['unknown-outcome', replyLost, complete],
    ['task-failed', json({ id: 7, task: 9 }), listed({ status: 'failed' })],
  ])('tells why it could not: %s', async (reason, answer, task) => {
    const { follower } = testClient(scripted({ [deletion]: [answer], 'GET /vm/v3/task': [task] }))
    expect(await removeMachine(follower, 7)).toBe(reason)
  })
})

describe('removeMachine without a reply', () => {
  const history = 'GET /vm/v3/host/7/history'
  const gone = refusal('instance-not-found')

  it.each([
    ['is gone when nothing knows it any more', [gone], listed(), undefined],
    ['is gone when it is not in the list once it is at rest', [listed()], listed(), undefined],
    ['is waited for while it is being deleted', [listed({ state: 'running' }), gone], listed(), undefined],
    ['may be there still', [listed()], listed({ id: 7 }), 'unknown-outcome'],
  ] as const)('looks at the machine, which %s', async (_, histories, found, reason) => {
    const { follower, calls } = testClient(
      scripted({ [deletion]: [replyLost], [history]: histories, 'GET /vm/v3/host': [found] }),
    )
    expect(await removeMachine(follower, 7)).toBe(reason)
    expect(calls.filter((call) => call === deletion)).toHaveLength(1)
  })
})

describe('removeLeftover', () => {
  it('deletes the machine of that name', async () => {
    const script = scripted({
      'GET /vm/v3/host': [listed({ id: 7 })],
      [deletion]: [json({ id: 7, task: 9 })],
      'GET /vm/v3/task': [complete],
    })
    const { follower, calls } = testClient(script)
    expect(await removeLeftover(follower, { name: 'bill1001' })).toBeUndefined()
    expect(calls.slice(1, 3)).toEqual(["GET /vm/v3/host?where=(name EQ 'bill1001')", deletion])
  })

  it('deletes the machine whose id is known, whatever it is called by now', async () => {
    const script = scripted({ [deletion]: [json({ id: 7, task: 9 })], 'GET /vm/v3/task': [complete] })
    const { follower, calls } = testClient(script)
    expect(await removeLeftover(follower, { host: 7, name: 'bill1001' })).toBeUndefined()
    expect(calls[1]).toBe(deletion)
  })

  it('does nothing when there is none', async () => {
    const { follower, calls } = testClient(scripted({ 'GET /vm/v3/host': [listed()] }))
    expect(await removeLeftover(follower, { name: 'bill1001' })).toBeUndefined()
    expect(calls).toHaveLength(2)
  })

  it('does not take an answer that is no list for the news that there is none', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [json({ size: 0 })] }))
    expect(await removeLeftover(follower, { name: 'bill1001' })).toBe('unknown-outcome')
  })

  it('tells why it could not look', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [refusal('forbidden')] }))
    expect(await removeLeftover(follower, { name: 'bill1001' })).toBe('forbidden')
  })
})
