import { describe, expect, it } from 'vitest'
import { listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { findAddressed, untilAddressed } from './until-addressed.ts'

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
