import { describe, expect, it } from 'vitest'
import type { Fault } from './fault.ts'
import { faultDefinitions } from './fault-definitions.ts'
import { Faults } from './faults.ts'

const creation = { nowMs: 0, operation: 'host-create' }
const lost = { fault: 'reply-lost', operation: 'host-create', times: 1 } as const

/** Whether the fault strikes on each of so many occasions of its own. */
function strikes(fault: Fault, count: number, seed = 1): readonly boolean[] {
  const faults = new Faults([fault], seed)
  return Array.from({ length: count }, () => faults.strike([fault.fault], creation) !== undefined)
}

describe('Faults', () => {
  it('are none where none are armed', () => {
    const faults = new Faults()
    expect(faults.isEmpty).toBe(true)
    expect(faults.strike(['reply-lost', 'asleep'], creation)).toBeUndefined()
    expect(faults.holding('status-word', 0)).toBeUndefined()
    expect(faults.expiresSession(0, 1000)).toBe(false)
  })

  it('strike what they name: the operation, the task, the stage, the machine', () => {
    const faults = new Faults([
      { fault: 'reply-lost', operation: 'host-create' },
      { fault: 'task-fails', task: 'host_create', stage: 'disk' },
      { fault: 'host-stopped', host: 'vm' },
    ])
    const struck = (name: 'reply-lost' | 'task-fails' | 'host-stopped', where: object): boolean =>
      faults.strike([name], { nowMs: 0, ...where }) !== undefined
    expect(struck('reply-lost', { operation: 'host-delete' })).toBe(false)
    expect(struck('reply-lost', { operation: 'host-create' })).toBe(true)
    expect(struck('task-fails', { task: 'host_create', stage: 'network' })).toBe(false)
    expect(struck('task-fails', { task: 'host_restore', stage: 'disk' })).toBe(false)
    expect(struck('task-fails', { task: 'host_create', stage: 'disk' })).toBe(true)
    expect(struck('host-stopped', { host: 'other' })).toBe(false)
    expect(struck('host-stopped', { host: 'vm' })).toBe(true)
  })

  it('of another name are not asked', () => {
    const faults = new Faults([lost])
    expect(faults.strike(['reply-late'], creation)).toBeUndefined()
    expect(faults.armed()).toMatchObject([{ occasions: 0, strikes: 0 }])
  })

  it.each<[Partial<Fault>, readonly number[]]>([
    [{}, [1, 1, 1, 1]],
    [{ times: 2 }, [1, 1, 0, 0]],
    [{ skip: 1 }, [0, 1, 1, 1]],
    [{ skip: 1, times: 2 }, [0, 1, 1, 0]],
  ])('with %j strike on the occasions %j', (scope, expected) => {
    expect(strikes({ ...lost, times: 100, ...scope } as Fault, 4).map(Number)).toEqual(expected)
  })

  it('that live by chance strike about as often as they should, and alike for one seed', () => {
    const fault: Fault = { fault: 'reply-lost', probability: 0.25 }
    const struck = strikes(fault, 4000)
    expect(struck.filter(Boolean).length / 4000).toBeCloseTo(0.25, 1)
    expect(strikes(fault, 4000)).toEqual(struck)
    expect(strikes(fault, 4000, 2)).not.toEqual(struck)
  })

  it('live from after their arming for as long as they say, the end excluded', () => {
    const faults = new Faults()
    faults.arm({ fault: 'asleep', after: '10ms', for: '10ms' }, 100)
    const struck = [109, 110, 119, 120].map((nowMs) => faults.strike(['asleep'], { nowMs }) !== undefined)
    expect(struck).toEqual([false, true, true, false])
    expect(faults.armed()).toMatchObject([{ fromMs: 110, untilMs: 120, strikes: 2 }])
  })

  it('hold while they live, whatever happens', () => {
    const word: Fault = { fault: 'status-word', status: 'failed', word: 'fail', after: '10ms', for: '10ms' }
    const faults = new Faults([word])
    const held = [9, 10, 19, 20].map((nowMs) => faults.holding('status-word', nowMs))
    expect(held).toEqual([undefined, word, word, undefined])
  })

  it('of one kind add up', () => {
    const faults = new Faults([lost, { ...lost }])
    const struck = [1, 2, 3].map(() => faults.strike(['reply-lost'], creation) !== undefined)
    expect(struck).toEqual([true, true, false])
  })

  it.each([
    [999, 999, false],
    [999, 1000, true],
    [0, 99_000, true],
    [1000, 99_000, false],
  ])('end a session made at %i and used at %i: %s', (createdAtMs, nowMs, expected) => {
    expect(new Faults([{ fault: 'sessions-expire', after: '1s' }]).expiresSession(createdAtMs, nowMs)).toBe(
      expected,
    )
  })

  it('draw lengths within their bound, alike for one seed', () => {
    const late: Fault = { fault: 'reply-late', delay: '1s', jitter: '2s' }
    const draw = (): readonly number[] => {
      const faults = new Faults([late], 7)
      return Array.from({ length: 100 }, () => faults.drawMs(late, 2000))
    }
    const drawn = draw()
    expect(drawn.every((ms) => ms >= 0 && ms < 2000)).toBe(true)
    expect(new Set(drawn).size).toBeGreaterThan(50)
    expect(draw()).toEqual(drawn)
  })

  it('say what they mean and where they were seen', () => {
    for (const { meaning, source } of Object.values(faultDefinitions)) {
      expect(meaning).toMatch(/\.$/)
      expect(source).not.toBe('')
    }
  })

  it('may be armed and disarmed while the world lives, each under an id that is never given again', () => {
    const faults = new Faults([lost])
    const id = faults.arm({ fault: 'task-fails', stage: 'disk' }, 5)
    expect(faults.strike(['task-fails'], { nowMs: 5, stage: 'disk' })).toBeDefined()
    expect(faults.armed()).toMatchObject([
      { id: 1, fault: lost, fromMs: 0, untilMs: Number.POSITIVE_INFINITY, strikes: 0 },
      { id: 2, fault: { fault: 'task-fails', stage: 'disk' }, fromMs: 5, strikes: 1 },
    ])
    expect([faults.disarm(id), faults.disarm(id)]).toEqual([true, false])
    expect(faults.strike(['task-fails'], { nowMs: 5, stage: 'disk' })).toBeUndefined()
    expect(faults.arm({ fault: 'sessions-expire' }, 0)).toBe(3)
  })

  it('are copied as far used up as they are, and go on apart', () => {
    const faults = new Faults([{ ...lost, times: 2, probability: 0.5 }], 3)
    const strike = (some: Faults): boolean => some.strike(['reply-lost'], creation) !== undefined
    strike(faults)
    const copy = faults.copy()
    expect(copy.armed()).toEqual(faults.armed())
    const onCopy = Array.from({ length: 20 }, () => strike(copy))
    expect(Array.from({ length: 20 }, () => strike(faults))).toEqual(onCopy)
    expect(copy.arm({ fault: 'sessions-expire' }, 0)).toBe(2)
    expect(faults.armed()).toHaveLength(1)
  })
})
