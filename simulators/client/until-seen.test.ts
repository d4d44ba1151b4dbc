import { describe, expect, it } from 'vitest'
import { machineItem } from './fixtures/machine-item.ts'
import { listed, scripted, testClient } from './fixtures/test-client.ts'
import type { Machine } from './machine.ts'
import { untilSeen } from './until-seen.ts'

const stopped = ({ state }: Machine): boolean => state === 'stopped'
const running = listed(machineItem())
const off = listed({ ...machineItem(), state: 'stopped' })

describe('untilSeen', () => {
  it('looks until the machine is as it should be', async () => {
    const { follower, calls } = testClient(scripted({ 'GET /vm/v3/host': [running, running, off] }))
    expect(await untilSeen(follower, 7, stopped)).toMatchObject({ machine: { state: 'stopped' } })
    expect(calls).toHaveLength(4)
  })

  it('gives what it has seen last where that does not come', async () => {
    const { follower, clock } = testClient(scripted({ 'GET /vm/v3/host': [running] }))
    expect(await untilSeen(follower, 7, stopped)).toMatchObject({ machine: { state: 'active' } })
    expect(clock.nowMs()).toBeGreaterThan(19 * 3000)
    expect(clock.nowMs()).toBeLessThan(20 * 3000)
  })

  it('ends where the machine is gone', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [running, listed()] }))
    expect(await untilSeen(follower, 7, stopped)).toEqual({ reason: 'instance-not-found' })
  })
})
