import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import type { Delivery } from '../../simulators/transport/transport.ts'
import { Presence } from '../../scenarios/targets/real/presence.ts'
import { tellStandstill } from './tell-standstill.ts'

const get = { method: 'GET', path: '/vm/v3/task', query: '', headers: {} } as const
const answer: Delivery = { response: { status: 200, headers: {}, body: {} } }

function watched(send: (clock: VirtualClock) => Promise<Delivery>) {
  const clock = new VirtualClock()
  const told: string[] = []
  const presence = new Presence({ url: 'u', inner: () => send(clock), clock, awayMs: 60_000 })
  const stderr = { write: (text: string) => told.push(text) }
  const telling = tellStandstill({ name: 'staging', presence, clock, stderr })
  return { clock, told, presence, telling }
}

describe('what is told while nothing new comes from a target', () => {
  it('is which answer is waited for, after ten seconds and then ever more seldom', async () => {
    const { clock, told, presence, telling } = watched(async (waits) => {
      await waits.sleep(45_000)
      return answer
    })
    await presence.send(get)
    telling[Symbol.dispose]()
    clock.stop()
    expect(told).toEqual([
      'staging: nothing new for 10 s: waiting for the answer to GET /vm/v3/task\n',
      'staging: nothing new for 20 s: waiting for the answer to GET /vm/v3/task\n',
      'staging: nothing new for 40 s: waiting for the answer to GET /vm/v3/task\n',
    ])
  })

  it('is which call is answered the same, and nothing while there is something new', async () => {
    let isNew = true
    let count = 0
    const { clock, told, presence, telling } = watched(() =>
      Promise.resolve({ response: { status: 200, headers: {}, body: { at: isNew ? count++ : 0 } } }),
    )
    const poll = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        await presence.send(get)
        await clock.sleep(2000)
      }
    }
    await poll(15)
    expect(told).toEqual([])
    isNew = false
    await poll(8)
    telling[Symbol.dispose]()
    clock.stop()
    expect(told).toEqual([
      expect.stringMatching(/^staging: nothing new for 1\d s: GET \/vm\/v3\/task is answered the same/),
    ])
  })
})
