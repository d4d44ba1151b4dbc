import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../simulators/clock/virtual-clock.ts'
import type { Delivery } from '../../../simulators/transport/transport.ts'
import { Presence } from './presence.ts'

const get = { method: 'GET', path: '/vm/v3/task', query: '', headers: {} } as const
const answer: Delivery = { response: { status: 503, headers: {} } }
const lost: Delivery = { failure: { code: 'timeout', sent: true } }

describe('a target', () => {
  const clock = new VirtualClock()
  let delivery: Delivery = answer
  const inner = async (): Promise<Delivery> => {
    await clock.sleep(1000)
    return delivery
  }
  const presence = new Presence({ url: 'https://vm.example.com', inner, clock, awayMs: 3000 })
  const ask = async (times: number): Promise<boolean> => {
    for (let time = 0; time < times; time++) await presence.send(get)
    return presence.isAway
  }

  it('is there while it answers anything at all now and then', async () => {
    for (const next of [lost, answer, lost, answer, lost]) {
      delivery = next
      expect(await ask(1)).toBe(false)
    }
  })

  it('is away when it has not answered for long, and there again with its next answer', async () => {
    delivery = answer
    await ask(1)
    delivery = lost
    expect(await ask(1)).toBe(false)
    expect(await ask(3)).toBe(true)
    await expect(presence.away).rejects.toMatchObject({
      code: 'VMH_TARGET_UNREACHABLE',
      message: 'Cannot reach https://vm.example.com: no answer for 3 s',
    })
    delivery = answer
    expect(await ask(1)).toBe(false)
  })
})
