import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { poll } from './poll.ts'

const patience = { pollMs: 3000, limitMs: 10_000 }

/** Polls something that is found when it is looked at for the `hit`-th time. */
async function pollUntil(hit: number): Promise<readonly [unknown, number, number]> {
  const clock = new VirtualClock()
  let looks = 0
  const result = await poll(clock, patience, () => Promise.resolve(++looks === hit ? 'here' : undefined))
  return [result, looks, clock.nowMs()]
}

describe('poll', () => {
  it('looks at once, and again after each pause until it has found', async () => {
    expect(await pollUntil(1)).toEqual([{ found: 'here' }, 1, 0])
    expect(await pollUntil(3)).toEqual([{ found: 'here' }, 3, 6000])
  })

  it('looks once more when its time is over, then gives up', async () => {
    expect(await pollUntil(5)).toEqual([{ found: 'here' }, 5, 12_000])
    expect(await pollUntil(6)).toEqual([{ reason: 'timeout' }, 5, 12_000])
  })

  it('ends at once when it is refused', async () => {
    const trouble = { kind: 'refused', status: 403, code: 3003 } as const
    const clock = new VirtualClock()
    expect(await poll(clock, patience, () => Promise.resolve({ trouble }))).toEqual({ reason: 'forbidden' })
    expect(clock.nowMs()).toBe(0)
  })

  it('waits for a VMmanager that cannot be reached, within its time', async () => {
    const trouble = { kind: 'unavailable' } as const
    let looks = 0
    const wakes = (): Promise<unknown> => Promise.resolve(++looks === 3 ? 'here' : { trouble })
    expect(await poll(new VirtualClock(), patience, wakes)).toEqual({ found: 'here' })
    const clock = new VirtualClock()
    expect(await poll(clock, patience, () => Promise.resolve({ trouble }))).toEqual({ reason: 'unavailable' })
    expect(clock.nowMs()).toBe(12_000)
  })

  it('takes anything but undefined for found', async () => {
    for (const found of [false, 0, '', null]) {
      expect(await poll(new VirtualClock(), patience, () => Promise.resolve(found))).toEqual({ found })
    }
  })
})
