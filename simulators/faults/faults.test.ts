import { describe, expect, it } from 'vitest'
import { faultDefinitions } from './fault.ts'
import { Faults } from './faults.ts'

describe('Faults', () => {
  it('are none where none are armed', () => {
    const faults = new Faults()
    expect(faults.failsTask('disk')).toBe(false)
    expect(faults.losesReply('host-create')).toBe(false)
    expect(faults.asleep(0)).toBe(false)
    expect(faults.expiresSession(0, 1000)).toBe(false)
  })

  it('strike what they name, as often as they are armed', () => {
    const faults = new Faults([
      { fault: 'task-fails', stage: 'disk', times: 2 },
      { fault: 'reply-lost', operation: 'host-create', times: 1 },
    ])
    expect(faults.failsTask('network')).toBe(false)
    expect([1, 2, 3].map(() => faults.failsTask('disk'))).toEqual([true, true, false])
    expect(faults.losesReply('host-delete')).toBe(false)
    expect([1, 2].map(() => faults.losesReply('host-create'))).toEqual([true, false])
  })

  it('of one kind add up', () => {
    const once = { fault: 'task-fails', stage: 'disk', times: 1 } as const
    const faults = new Faults([once, { ...once }, { ...once, stage: 'network' }])
    expect([1, 2, 3].map(() => faults.failsTask('disk'))).toEqual([true, true, false])
    expect(faults.failsTask('network')).toBe(true)
  })

  it('never tire when armed without a limit, and never strike when armed for none', () => {
    const always = new Faults([{ fault: 'task-fails', stage: 'disk', times: Number.POSITIVE_INFINITY }])
    expect(Array.from({ length: 1000 }, () => always.failsTask('disk'))).not.toContain(false)
    expect(new Faults([{ fault: 'task-fails', stage: 'disk', times: 0 }]).failsTask('disk')).toBe(false)
  })

  it('let VMmanager sleep within each span, its end excluded', () => {
    const faults = new Faults([
      { fault: 'asleep', fromMs: 10, untilMs: 20 },
      { fault: 'asleep', fromMs: 30, untilMs: 40 },
    ])
    expect([9, 10, 19, 20, 29, 30, 39, 40].map((nowMs) => faults.asleep(nowMs))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ])
  })

  it.each([
    [999, 999, false],
    [999, 1000, true],
    [0, 99_000, true],
    [1000, 99_000, false],
  ])('end a session made at %i and used at %i: %s', (createdAtMs, nowMs, expected) => {
    expect(new Faults([{ fault: 'sessions-expire', atMs: 1000 }]).expiresSession(createdAtMs, nowMs)).toBe(
      expected,
    )
  })

  it('say what they mean and where they were seen', () => {
    for (const { meaning, source } of Object.values(faultDefinitions)) {
      expect(meaning).toMatch(/\.$/)
      expect(source).not.toBe('')
    }
  })

  it('may be armed and disarmed while the world lives, each under an id that is never given again', () => {
    const faults = new Faults([{ fault: 'reply-lost', operation: 'host-create', times: 1 }])
    const id = faults.arm({ fault: 'task-fails', stage: 'disk', times: 2 })
    expect(faults.failsTask('disk')).toBe(true)
    expect(faults.armed()).toEqual([
      { id: 1, fault: { fault: 'reply-lost', operation: 'host-create', times: 1 }, left: 1 },
      { id: 2, fault: { fault: 'task-fails', stage: 'disk', times: 2 }, left: 1 },
    ])
    expect([faults.disarm(id), faults.disarm(id)]).toEqual([true, false])
    expect(faults.failsTask('disk')).toBe(false)
    expect(faults.arm({ fault: 'sessions-expire', atMs: 0 })).toBe(3)
    expect(faults.armed().at(-1)).toMatchObject({ id: 3, left: undefined })
  })

  it('are copied as far used up as they are, and go on apart', () => {
    const faults = new Faults([{ fault: 'task-fails', stage: 'disk', times: 2 }])
    faults.failsTask('disk')
    const copy = faults.copy()
    expect(copy.armed()).toEqual(faults.armed())
    expect([1, 2].map(() => copy.failsTask('disk'))).toEqual([true, false])
    expect(faults.failsTask('disk')).toBe(true)
    expect(copy.arm({ fault: 'sessions-expire', atMs: 0 })).toBe(2)
    expect(faults.armed()).toHaveLength(1)
  })
})
