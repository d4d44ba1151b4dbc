import { describe, expect, it } from 'vitest'
import { makeBudget, makePacer } from './budget.ts'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'

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

const limit = { vms: 3, ramMib: 4096 }

describe('a budget', () => {
  it('counts what there is, by machines and by memory', () => {
    const budget = makeBudget(limit)
    const key = budget.take(1024)
    budget.take(2048)
    expect(budget.left()).toEqual({ vms: 1, ramMib: 1024 })
    budget.resize(key, 2048)
    expect([budget.left().ramMib, budget.ramOf(key)]).toEqual([0, 2048])
    budget.giveBack(key)
    budget.giveBack(key)
    budget.resize(key, 9000)
    expect(budget.left()).toEqual({ vms: 2, ramMib: 2048 })
  })

  it('lets runs begin in their order, as far as they fit together', async () => {
    const budget = makeBudget(limit)
    const begun: string[] = []
    const admit = (name: string, vms: number, ramMib: number): Promise<() => void> => {
      const admitted = budget.admit({ vms, ramMib })
      void admitted.then(() => begun.push(name))
      return admitted
    }
    const end = await admit('a', 2, 1024)
    const second = admit('b', 2, 1024)
    const third = admit('c', 1, 1024)
    await Promise.resolve()
    expect(begun).toEqual(['a'])
    end()
    await Promise.all([second, third])
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('keeps nobody waiting for ever', async () => {
    const budget = makeBudget(limit)
    const end = await budget.admit({ vms: 100, ramMib: 1 })
    const next = budget.admit({ vms: 1, ramMib: 1 })
    end()
    await expect(next).resolves.toBeTypeOf('function')
  })
})
