import { describe, expect, it } from 'vitest'
import type { Clock } from '../clock/clock.ts'
import {
  type TestVmmanager,
  type Wishes,
  creationMs,
  testVmmanager,
} from '../vmmanager/fixtures/test-vmmanager.ts'
import { type WorldTime, isWorldClock, nextFaultEdgeMs, startTime } from './world-time.ts'
import { Faults } from '../faults/faults.ts'

const armed = new Faults([
  { fault: 'asleep', after: '100ms', for: '100ms' },
  { fault: 'sessions-expire', after: '150ms' },
  { fault: 'reply-lost', operation: 'host-create', times: 1 },
]).armed()

describe('the next moment at which a fault begins or ends', () => {
  it.each([
    [0, 100],
    [99, 100],
    [100, 150],
    [150, 200],
    [200, undefined],
  ])('after %d ms is %s', (nowMs, nextMs) => {
    expect(nextFaultEdgeMs(armed, nowMs)).toBe(nextMs)
  })

  it('is none where no fault is bound to time', () => {
    expect(nextFaultEdgeMs([], 0)).toBeUndefined()
    expect(nextFaultEdgeMs(armed.slice(2), 0)).toBeUndefined()
  })
})

/** A wall that the test moves. */
function movableWall(): Pick<Clock, 'nowMs'> & { ms: number } {
  const wall = { ms: 0, nowMs: () => wall.ms }
  return wall
}

function started(name: string, wall: Pick<Clock, 'nowMs'> = movableWall(), fromMs = 0): WorldTime {
  const time = startTime(name, wall, fromMs)
  if (time === undefined) throw new Error(`no clock ${name}`)
  return time
}

function creating(wishes?: Wishes): TestVmmanager {
  const vmmanager = testVmmanager(wishes)
  vmmanager.createHost()
  return vmmanager
}

describe('real and scaled time', () => {
  it('goes with the wall from where the world stood', () => {
    const { world } = testVmmanager()
    const wall = movableWall()
    wall.ms = 5000
    const time = started('real', wall, 700)
    expect([time.nowMs(world), time.speed]).toEqual([700, 1])
    wall.ms = 5250
    expect([time.nowMs(world), time.arrivalMs(world)]).toEqual([950, 950])
  })

  it('goes N times as fast when it is scaled', () => {
    const wall = movableWall()
    const time = started('scaled:60', wall)
    wall.ms = 1000
    expect([time.nowMs(testVmmanager().world), time.speed]).toEqual([60_000, 60])
  })
})

describe('virtual time', () => {
  it('lets everything under way end before a request is looked at', () => {
    const { world } = creating()
    const time = started('virtual')
    expect(time.nowMs(world)).toBe(0)
    expect(time.arrivalMs(world)).toBe(creationMs)
    expect(world.hosts.get(1)?.state).toBe('active')
    expect(time.arrivalMs(world)).toBe(creationMs)
  })
})

describe('time that moves on poll', () => {
  it('goes from one due moment to the next, one for each request, and then stands', () => {
    const vmmanager = creating()
    const time = started('on-poll')
    const arrivals = Array.from({ length: 6 }, () => {
      const atMs = time.arrivalMs(vmmanager.world)
      vmmanager.nowMs = atMs
      vmmanager.get('/vm/v3/host')
      return atMs
    })
    expect(arrivals).toEqual([1000, 3000, 6000, creationMs, creationMs, creationMs])
  })

  it('also stops where a fault begins or ends, so that nobody polls for ever while VMmanager sleeps', () => {
    const vmmanager = testVmmanager()
    vmmanager.world.faults.arm({ fault: 'asleep', for: '90s' }, 0)
    const time = started('on-poll')
    expect(time.arrivalMs(vmmanager.world)).toBe(90_000)
    expect(vmmanager.world.faults.holding('asleep', 90_000)).toBeUndefined()
  })

  it('does not move while nobody asks', () => {
    const { world } = creating()
    expect(started('on-poll').nowMs(world)).toBe(0)
  })
})

describe('manual time', () => {
  it('stands still whatever is due', () => {
    const { world } = creating()
    const time = started('manual')
    expect([time.arrivalMs(world), time.nowMs(world)]).toEqual([0, 0])
  })
})

describe('the name of a clock', () => {
  it.each(['virtual', 'real', 'scaled:60', 'on-poll', 'manual'])('may be %s', (name) => {
    expect(isWorldClock(name)).toBe(true)
    expect(startTime(name, movableWall(), 0)).toBeDefined()
  })

  it.each(['', 'polling', 'scaled:0', 'toString', '__proto__'])('may not be "%s"', (name) => {
    expect(isWorldClock(name)).toBe(false)
    expect(startTime(name, movableWall(), 0)).toBeUndefined()
  })
})
