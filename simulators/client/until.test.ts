import { describe, expect, it } from 'vitest'
import { json, listed, refusal, scripted, testClient, unreachable } from './fixtures/test-client.ts'
import { findAddressed, untilAddressed, untilAtRest, untilRead, untilSeen } from './until.ts'
import { machineItem } from './fixtures/machine-item.ts'
import type { Machine } from './machine.ts'

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

const history = 'GET /vm/v3/host/7/history'

describe('untilAtRest', () => {
  it('reads what happens to the machine until nothing does', async () => {
    const { follower, calls } = testClient(
      scripted({
        [history]: [
          listed({ name: 'host_stop', state: 'running' }, { name: 'host_create', state: 'complete' }),
          listed({ name: 'host_stop', state: 'complete' }),
        ],
      }),
    )
    expect(await untilAtRest(follower, 7)).toBeUndefined()
    expect(calls.slice(1)).toEqual([history, history])
  })

  it.each([
    ['timeout', listed({ name: 'host_stop', state: 'running' })],
    ['instance-not-found', refusal('instance-not-found')],
    ['unavailable', refusal('asleep')],
    ['unknown-outcome', json({})],
  ])('tells why it cannot see that: %s', async (reason, answer) => {
    const { follower } = testClient(scripted({ [history]: [answer] }))
    expect(await untilAtRest(follower, 7)).toBe(reason)
  })
})

const host = (...ips: readonly string[]): ReturnType<typeof listed> =>
  listed({ id: 7, ip4: ips.map((ip) => ({ ip })) })

async function wait(
  addresses: number,
  ...answers: readonly ReturnType<typeof listed>[]
): Promise<readonly [string | undefined, number]> {
  const { follower, calls } = testClient(scripted({ 'GET /vm/v3/host': answers }))
  const reason = await untilAddressed(follower, 7, addresses)
  expect(calls[1]).toBe("GET /vm/v3/host?where=(id EQ '7')")
  return [reason, calls.length - 1]
}

describe('untilAddressed', () => {
  it('reads the machine until all of its addresses are there', async () => {
    expect(await wait(1, host('192.0.2.1'))).toEqual([undefined, 1])
    expect(await wait(2, host(), host('192.0.2.1'), host('192.0.2.1', '192.0.2.2'))).toEqual([undefined, 3])
  })

  it('needs none where none were sold', async () => {
    expect(await wait(0, host())).toEqual([undefined, 1])
  })

  it('gives up when they do not come, when there is no machine, and when it has no such field', async () => {
    expect(await wait(2, host('192.0.2.1'))).toEqual(['timeout', 11])
    expect(await wait(0, listed())).toEqual(['timeout', 11])
    expect(await wait(0, listed({ id: 7 }))).toEqual(['timeout', 11])
  })

  it('gives the reason of a refusal', async () => {
    expect(await wait(1, refusal('forbidden'))).toEqual(['forbidden', 1])
  })
})

describe('findAddressed', () => {
  it('gives the machine as it was read', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [host(), host('192.0.2.1')] }))
    expect(await findAddressed(follower, 7, 1)).toEqual({ found: { id: 7, ip4: [{ ip: '192.0.2.1' }] } })
  })

  it('gives the reason why not', async () => {
    const { follower } = testClient(scripted({ 'GET /vm/v3/host': [host()] }))
    expect(await findAddressed(follower, 7, 1)).toEqual({ reason: 'timeout' })
  })
})
