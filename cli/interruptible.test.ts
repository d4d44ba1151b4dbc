import { describe, expect, it } from 'vitest'
import { WallClock } from '../simulators/clock/wall-clock.ts'
import { interruptible } from './interruptible.ts'
import type { EndingSignal, Surroundings } from './surroundings.ts'

interface Fake {
  readonly surroundings: Surroundings
  readonly told: string[]
  /** Resolves with the code when the process is ended. */
  readonly ended: Promise<number>
  readonly send: (signal: EndingSignal) => void
}

function fake(): Fake {
  const listeners = new Set<readonly [string, () => void]>()
  const { promise: ended, resolve } = Promise.withResolvers<number>()
  const told: string[] = []
  const write = (text: string): number => told.push(text)
  const surroundings: Surroundings = {
    stdout: { write },
    stderr: { write },
    env: {},
    on: (signal, listener) => listeners.add([signal, listener]),
    off: (signal, listener) => {
      for (const known of listeners) if (known[0] === signal && known[1] === listener) listeners.delete(known)
    },
    exit: resolve,
  }
  const send = (signal: EndingSignal): void => {
    for (const [name, listener] of listeners) if (name === signal) listener()
  }
  return { surroundings, told, ended, send }
}

describe('work that may be interrupted', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is asked to end by %s', (signal) => {
    const { surroundings, send } = fake()
    using interruption = interruptible(surroundings)
    expect(interruption.signal.aborted).toBe(false)
    send(signal)
    expect(interruption.signal.aborted).toBe(true)
  })

  it('ends at once at the second signal', async () => {
    const { surroundings, send, ended } = fake()
    using _interruption = interruptible(surroundings)
    send('SIGTERM')
    send('SIGINT')
    expect(await ended).toBe(130)
  })

  it('ends when its grace is over, whatever it still waits for', async () => {
    const { surroundings, send, ended, told } = fake()
    using _interruption = interruptible(surroundings, 1)
    send('SIGTERM')
    expect(await ended).toBe(130)
    expect(told).toEqual(['interrupted: no clean end within 0.001 s, ended at once\n'])
  })

  it('is left alone when it has come to its end', async () => {
    const { surroundings, send, told } = fake()
    const interruption = interruptible(surroundings, 1)
    send('SIGTERM')
    interruption.stop()
    await new WallClock().sleep(20)
    send('SIGTERM')
    expect(told).toEqual([])
  })
})
