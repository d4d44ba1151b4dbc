import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { workerPool } from './worker-pool.ts'

describe('workerPool', () => {
  it.each([1, 3, 16])(
    'runs at most %i jobs at once, and that many where there are enough',
    async (workers) => {
      const clock = new VirtualClock()
      const run = workerPool(workers)
      let running = 0
      let most = 0
      const job = async (): Promise<void> => {
        running++
        most = Math.max(most, running)
        await clock.sleep(10)
        running--
      }
      const first = Array.from({ length: 25 }, () => run(job))
      await clock.sleep(15)
      const second = Array.from({ length: 25 }, () => run(job))
      await Promise.all([...first, ...second])
      expect(most).toBe(workers)
      expect(clock.nowMs()).toBe(Math.ceil(50 / workers) * 10)
    },
  )

  it('begins jobs in the order in which they came', async () => {
    const clock = new VirtualClock()
    const run = workerPool(2)
    const begun: number[] = []
    const job = (number: number) => async (): Promise<number> => {
      begun.push(number)
      await clock.sleep(100 - number)
      return number
    }
    const results = await Promise.all([1, 2, 3, 4, 5].map((number) => run(job(number))))
    expect(begun).toEqual([1, 2, 3, 4, 5])
    expect(results).toEqual([1, 2, 3, 4, 5])
  })

  it('hands a failure to whoever asked and goes on with the next job', async () => {
    const run = workerPool(1)
    const failing = run(() => Promise.reject(new Error('broken')))
    const next = run(() => Promise.resolve('done'))
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('done')
    expect(await run(() => Promise.resolve('again'))).toBe('again')
  })
})
