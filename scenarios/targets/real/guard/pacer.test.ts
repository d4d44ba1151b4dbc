import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'
import { makePacer } from './pacer.ts'

describe('the pace of requests', () => {
  it('is even, in the order in which they come', async () => {
    const clock = new VirtualClock()
    const pace = makePacer(10, clock)
    const passed: string[] = []
    const pass = async (name: string): Promise<void> => {
      await pace()
      passed.push(`${name} ${clock.nowMs()}`)
    }
    await Promise.all([pass('a'), pass('b'), pass('c')])
    expect(passed).toEqual(['a 0', 'b 100', 'c 200'])
    await clock.sleep(1000)
    await Promise.all([pass('d'), pass('e')])
    expect(passed.slice(3)).toEqual(['d 1200', 'e 1300'])
  })
})
