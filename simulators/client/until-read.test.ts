import { describe, expect, it } from 'vitest'
import { machineItem } from './fixtures/machine-item.ts'
import { listed, refusal, scripted, testClient, unreachable } from './fixtures/test-client.ts'
import { untilRead } from './until-read.ts'

describe('untilRead', () => {
  it('reads a machine', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [listed(machineItem())] }))
    expect(await untilRead(follower, 7)).toMatchObject({ machine: { host: 7 } })
  })

  it('waits for a VMmanager that cannot be reached for longer than a call waits', async () => {
    const away = Array.from({ length: 15 }, () => unreachable)
    const script = scripted({ 'GET /vm/v3/host': [...away, listed(machineItem())] })
    const { follower, clock } = testClient(script)
    expect(await untilRead(follower, 7)).toMatchObject({ machine: { host: 7 } })
    expect(clock.nowMs()).toBeGreaterThan(5000)
  })

  it('gives up when its patience ends', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [unreachable] }))
    expect(await untilRead(follower, 7)).toEqual({ reason: 'unavailable' })
  })

  it.each([
    ['instance-not-found', listed()],
    ['forbidden', refusal('forbidden')],
  ])('does not wait for what waiting does not cure: %s', async (reason, answer) => {
    const { follower, calls } = testClient(scripted({ 'GET /vm/v3/host': [answer] }))
    expect(await untilRead(follower, 7)).toEqual({ reason })
    expect(calls).toHaveLength(2)
  })
})
