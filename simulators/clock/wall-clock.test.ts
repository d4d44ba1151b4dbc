import { describe, expect, it } from 'vitest'
import { createClock } from './create-clock.ts'
import { WallClock } from './wall-clock.ts'

describe('WallClock', () => {
  it('lets a thousand seconds of the world pass in a tenth of a real one when it runs ten thousand times faster', async () => {
    const clock = new WallClock(10_000)
    const beganMs = performance.now()
    await clock.sleep(1_000_000)
    const wallMs = performance.now() - beganMs
    expect(clock.nowMs()).toBeGreaterThanOrEqual(1_000_000)
    expect(wallMs).toBeGreaterThan(90)
    expect(wallMs).toBeLessThan(5000)
  })

  it('does not ring at once for a span longer than a Node timer can wait', async () => {
    const clock = new WallClock()
    let rung = false
    const cancel = clock.at(2 ** 31 + 1000, () => (rung = true))
    await clock.sleep(20)
    cancel()
    expect(rung).toBe(false)
  })

  it('gives up a sleep when its signal aborts', async () => {
    const clock = new WallClock()
    const controller = new AbortController()
    const asleep = clock.sleep(60_000, controller.signal)
    controller.abort(new Error('stop'))
    await expect(asleep).rejects.toThrow('stop')
  })

  it('rings no more once it is stopped, whoever asks it to', async () => {
    const clock = new WallClock()
    clock.stop()
    let rung = false
    clock.at(clock.nowMs(), () => (rung = true))
    await new WallClock().sleep(20)
    expect(rung).toBe(false)
  })

  it('does not mind being held: the wall waits for nobody', async () => {
    const clock = new WallClock()
    clock.hold()
    await clock.sleep(1)
    expect(clock.nowMs()).toBeGreaterThan(0)
  })
})

describe('createClock', () => {
  it.each(['virtual', 'real', 'scaled:60', 'scaled:0.5'])('knows %s and gives it that name', (name) => {
    expect(createClock(name)?.name).toBe(name)
  })

  it.each(['', 'scaled', 'scaled:0', 'scaled:-1', 'scaled:x', 'Virtual'])('does not know "%s"', (name) => {
    expect(createClock(name)).toBeUndefined()
  })
})
