import { describe, expect, it } from 'vitest'
import { parseLatency, parseTaskDuration, parseWorldClock } from './simulate-options.ts'

describe('the clock', () => {
  it.each(['virtual', 'real', 'scaled:60', 'on-poll', 'manual'])('may be %s', (name) => {
    expect(parseWorldClock(name)).toBe(name)
  })

  it.each(['', 'fast', 'scaled', 'scaled:0'])('may not be "%s"', (name) => {
    expect(() => parseWorldClock(name)).toThrow('virtual, real, scaled:N, on-poll or manual')
  })
})

describe('a latency', () => {
  it.each([
    ['0ms', 0],
    ['50ms', 50],
    ['1.5s', 1500],
    ['2m', 120_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseLatency(text)).toBe(ms)
  })

  it.each(['', '50', 'x2', '-1ms', '121s', '1h', 'NaNms'])('may not be "%s"', (text) => {
    expect(() => parseLatency(text)).toThrow('50ms')
  })
})

describe('the duration of tasks', () => {
  it.each([
    ['x0.1', { taskFactor: 0.1 }],
    ['x0', { taskFactor: 0 }],
    ['x1000', { taskFactor: 1000 }],
    ['50ms', { stageMs: 50 }],
    ['24h', { stageMs: 86_400_000 }],
  ])('%s is %j', (text, duration) => {
    expect(parseTaskDuration(text)).toEqual(duration)
  })

  it.each(['', 'x', 'x-1', 'x1001', '0.1', '0.1x', '25h', 'soon'])('may not be "%s"', (text) => {
    expect(() => parseTaskDuration(text)).toThrow('x0.1')
  })
})
