import { describe, expect, it } from 'vitest'
import { VirtualClock } from './virtual-clock.ts'
import { WallClock } from './wall-clock.ts'

describe('VirtualClock', () => {
  it('passes two hours without making anybody wait', async () => {
    const clock = new VirtualClock()
    const beganMs = performance.now()
    await clock.sleep(7_200_000)
    expect(clock.nowMs()).toBe(7_200_000)
    expect(performance.now() - beganMs).toBeLessThan(1000)
  })

  it('rings timers by time, and those of one moment in the order in which they were set', async () => {
    const clock = new VirtualClock()
    const rung: string[] = []
    clock.at(20, () => rung.push('late'))
    clock.at(10, () => rung.push('first of ten'))
    clock.at(10, () => rung.push('second of ten'))
    await clock.sleep(30)
    expect(rung).toEqual(['first of ten', 'second of ten', 'late'])
  })

  it('finishes all that follows from one timer before it rings the next of the same moment', async () => {
    const clock = new VirtualClock()
    const steps: string[] = []
    const walk = async (name: string): Promise<void> => {
      await clock.sleep(5)
      for (let step = 1; step <= 3; step++) {
        await Promise.resolve()
        steps.push(`${name}${step}`)
      }
    }
    await Promise.all([walk('a'), walk('b')])
    expect(steps).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'])
  })

  it('stands still while something is held, and goes on when it is released', async () => {
    const clock = new VirtualClock()
    const release = clock.hold()
    let rung = false
    clock.at(1, () => (rung = true))
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect([rung, clock.nowMs()]).toEqual([false, 0])
    release()
    await clock.sleep(1)
    expect([rung, clock.nowMs()]).toEqual([true, 1])
  })

  it('counts a hold once, however often it is released', async () => {
    const clock = new VirtualClock()
    const first = clock.hold()
    const second = clock.hold()
    first()
    first()
    let rung = false
    clock.at(1, () => (rung = true))
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(rung).toBe(false)
    second()
    await clock.sleep(1)
    expect(rung).toBe(true)
  })

  it('neither rings a cancelled timer nor moves to its time', async () => {
    const clock = new VirtualClock()
    const cancel = clock.at(100, () => expect.unreachable())
    clock.at(10, cancel)
    await clock.sleep(50)
    expect(clock.nowMs()).toBe(50)
  })

  it('never goes back: a timer set for the past rings now', async () => {
    const clock = new VirtualClock()
    await clock.sleep(50)
    await new Promise<void>((resolve) => clock.at(20, resolve))
    expect(clock.nowMs()).toBe(50)
  })

  it('rejects a sleep whose signal aborts, with the reason, and rejects at once when it has aborted already', async () => {
    const clock = new VirtualClock()
    const controller = new AbortController()
    const asleep = clock.sleep(1000, controller.signal)
    clock.at(10, () => controller.abort(new Error('stop')))
    await expect(asleep).rejects.toThrow('stop')
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow('stop')
    expect(clock.nowMs()).toBe(10)
  })

  it('rings nothing any more once it is stopped', async () => {
    const clock = new VirtualClock()
    let rung = false
    clock.at(10, () => (rung = true))
    clock.at(5, () => clock.stop())
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect([rung, clock.nowMs()]).toEqual([false, 5])
  })
})

describe('VirtualClock at a pace', () => {
  it('lets a thousand seconds pass in a tenth of a real one, and says how it goes', async () => {
    const clock = new VirtualClock(10_000)
    const beganMs = performance.now()
    await clock.sleep(1_000_000)
    const wallMs = performance.now() - beganMs
    expect([clock.name, clock.nowMs()]).toEqual(['scaled:10000', 1_000_000])
    expect(wallMs).toBeGreaterThan(90)
    expect(wallMs).toBeLessThan(5000)
  })

  it('takes no work of the machine for time of the world', async () => {
    const clock = new VirtualClock(1_000_000)
    const endMs = performance.now() + 5
    while (performance.now() < endMs);
    await clock.sleep(1)
    expect(clock.nowMs()).toBe(1)
  })

  it('rings a timer that is set while it waits for a later one', async () => {
    const clock = new VirtualClock(100)
    clock.at(10_000_000, () => {})
    await new WallClock().sleep(2)
    await clock.sleep(10)
    expect(clock.nowMs()).toBe(10)
    clock.stop()
  })

  it('leaves nothing behind that keeps the process when it is stopped', async () => {
    const clock = new VirtualClock(1)
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    clock.at(10_000_000, () => {})
    await new Promise((resolve) => setImmediate(resolve))
    clock.stop()
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    expect(after).toBe(before)
  })
})
