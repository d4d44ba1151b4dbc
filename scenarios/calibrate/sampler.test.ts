import { describe, expect, it } from 'vitest'
import type { Interval } from '../../contracts/statistics/interval.ts'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import type { RunEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import { knownTrace, onlyWire, withoutTold } from './fixtures/known-world.ts'
import { type Observation, sampler } from './sampler.ts'

const run: RunEvent = {
  type: 'run',
  version: 1,
  scenario: 'made up',
  platform: 'clouden',
  target: 'simulated',
  dialect: '2024.03',
  seed: 1,
  clock: 'virtual',
  expect: { orders: 'any', findings: [] },
  settleWithinMs: 1,
}

type Call = Pick<Exchange['request'], 'method' | 'path'>

/** A call, when it was sent and answered, and the body of its answer. */
type Told = readonly [call: Call, sentAtMs: number, atMs: number, body: unknown, status?: number]

function observe(
  calls: readonly Told[],
  { isTold = true, sight }: { isTold?: boolean; sight?: 'log' } = {},
): Observation {
  const events: readonly TraceEvent[] = [
    { ...run, ...(sight && { sight }), seq: 0, atMs: 0 },
    ...calls.map(([call, sentAtMs, atMs, body, status = 200], index): TraceEvent => ({
      type: 'exchange',
      seq: index + 1,
      atMs,
      sentAtMs,
      exchange: { request: { ...call, query: '', headers: {} }, response: { status, headers: {}, body } },
    })),
  ]
  const observed = sampler(isTold)
  for (const event of events) observed.see(event)
  return observed.conclude()
}

const create = { method: 'POST', path: '/vm/v3/host' } as const
const stop = { method: 'POST', path: '/vm/v3/host/1/stop' } as const
const start = { method: 'POST', path: '/vm/v3/host/1/start' } as const
const tasks = { method: 'GET', path: '/vm/v3/task' } as const
const hosts = { method: 'GET', path: '/vm/v3/host' } as const
const task = (status: string, told: object = {}, id = 1, name = 'host_create') => ({
  list: [{ id, consul_id: id, name, status, ...told }],
})
const middle = ({ from, to }: Interval): number => (from + to) / 2

describe('what is measured of calls', () => {
  it('is how long reads and calls that change something take to be answered', () => {
    const { samples } = observe([
      [hosts, 100, 130, { list: [] }],
      [create, 200, 900.25, { id: 1, task: 1 }],
    ])
    expect(samples.read).toEqual([{ from: 29.5, to: 30.5 }])
    expect(samples.call).toEqual([{ from: 700.25, to: 700.25 }])
  })

  it('leaves out what was refused, and what a clock that was set back has made impossible', () => {
    const { samples } = observe([
      [hosts, 100, 130, {}, 503],
      [create, 500, 400, { id: 1, task: 1 }],
    ])
    expect([samples.read, samples.call]).toEqual([[], []])
  })

  it('leaves out what a log may have cut', () => {
    const calls: readonly Told[] = [
      [hosts, 0, 0, undefined],
      [hosts, 2000, 2100, undefined],
    ]
    expect(observe(calls, { sight: 'log' }).samples.read).toHaveLength(1)
    expect(observe(calls).samples.read).toHaveLength(2)
  })
})

describe('what is measured of tasks', () => {
  it('is what VMmanager tells of a creation', () => {
    const { samples, tellsTimes } = observe([
      [create, 0, 400, { id: 1, task: 1 }],
      [tasks, 400, 420, task('created', { waiting_time: 0, running_time: null })],
      [tasks, 3400, 3420, task('running', { waiting_time: 2, running_time: 1 })],
      [tasks, 90_400, 90_420, task('complete', { waiting_time: 2, running_time: 87 })],
    ])
    expect(tellsTimes).toBe(true)
    expect(samples.queued).toEqual([{ from: 1999, to: 2999 }])
    expect(samples.creation).toEqual([{ from: 86_999, to: 87_999 }])
  })

  it('is what looks allow, from its call on, where VMmanager tells nothing', () => {
    const { samples, tellsTimes } = observe([
      [create, 0, 400, { id: 1, task: 1 }],
      [tasks, 400, 420, task('created')],
      [tasks, 3400, 3420, task('running')],
      [tasks, 87_400, 87_420, task('running')],
      [tasks, 90_400, 90_420, task('complete')],
    ])
    expect(tellsTimes).toBe(false)
    expect(samples.queued).toEqual([{ from: 0, to: 3420 }])
    expect(samples.creation).toEqual([{ from: 87_000, to: 90_420 }])
  })

  it('does not believe a time that looks prove wrong', () => {
    const { samples } = observe([
      [create, 0, 400, { id: 1, task: 1 }],
      [tasks, 400, 420, task('running', { waiting_time: 0, running_time: 0 })],
      [tasks, 50_400, 50_420, task('running', { waiting_time: 0, running_time: 50 })],
      [tasks, 60_400, 60_420, task('complete', { waiting_time: 0, running_time: 5 })],
    ])
    const [span = { from: 0, to: 0 }] = samples.creation
    expect(span.from).toBeGreaterThan(49_000)
    expect(span.to).toBeLessThan(61_000)
  })

  it('has no end where none was seen, and is left out where it failed', () => {
    const { samples, failed, unended } = observe([
      [create, 0, 400, { id: 1, task: 1 }],
      [create, 0, 400, { id: 2, task: 2 }],
      [tasks, 5000, 5020, task('running')],
      [tasks, 30_000, 30_020, task('running')],
      [tasks, 30_000, 30_020, task('fail', {}, 2)],
    ])
    expect(samples.creation).toEqual([{ from: 29_600, to: Infinity }])
    expect([failed, unended]).toEqual([1, 1])
  })

  it('follows a task that is read alone, in either of the known forms', () => {
    const alone = { method: 'GET', path: '/vm/v3/task/1' } as const
    const [item] = task('complete', { waiting_time: 1, running_time: 9 }).list
    for (const body of [{ task: item }, item]) {
      const { samples } = observe([
        [create, 0, 400, { id: 1, task: 1 }],
        [alone, 20_000, 20_010, body],
      ])
      expect(samples.creation.map(middle)).toEqual([9499])
    }
  })

  it('counts a task of one stage by that stage', () => {
    const told = { waiting_time: 1, running_time: 9 }
    const { samples } = observe([
      [tasks, 0, 10, task('complete', told, 1, 'host_stop')],
      [tasks, 10, 20, task('complete', told, 2, 'host_delete')],
      [tasks, 20, 30, task('complete', told, 3, 'host_reinstall')],
      [tasks, 30, 40, task('complete', told, 4, 'ip_change')],
      [tasks, 40, 50, task('complete', told, 5, 'disk_migrate')],
      [tasks, 50, 60, task('complete', told, 6, 'host_change_params')],
      [tasks, 60, 70, task('complete', told, 7, 'host_clone')],
      [tasks, 70, 80, task('complete', told, 8, 'a_task_of_tomorrow')],
    ])
    const { power, delete: deletion, reinstall, network, disk, change, ...others } = samples
    const all = [power, deletion, reinstall, network, disk, change]
    for (const measured of all) expect(measured.map(middle)).toEqual([9499])
    expect(Object.values({ ...others, read: [] }).flat()).toEqual([])
  })

  it('does not take waiting for another task of the machine for its own time', () => {
    const calls: readonly Told[] = [
      [stop, 0, 100, { id: 1, task: 1 }],
      [start, 100, 200, { id: 1, task: 2 }],
      [tasks, 30_000, 30_010, task('complete', {}, 1, 'host_stop')],
      [tasks, 60_000, 60_010, task('complete', {}, 2, 'host_start')],
      [stop, 70_000, 70_100, { id: 1, task: 3 }],
      [tasks, 90_000, 90_010, task('complete', {}, 3, 'host_stop')],
    ]
    expect(observe(calls).samples.power.map(({ to }) => to)).toEqual([30_010, 20_010])
  })

  it('parts a creation where somebody saw the machine without and with its address', () => {
    const { samples } = observe([
      [create, 0, 400, { id: 1, task: 1 }],
      [tasks, 5000, 5010, task('running', { waiting_time: 1, running_time: 3 })],
      [hosts, 10_000, 10_010, { list: [{ id: 1, ip4: [] }] }],
      [hosts, 11_000, 11_010, { list: [{ id: 1, ip4: [{ ip: '192.0.2.1' }] }] }],
      [tasks, 60_000, 60_010, task('complete', { waiting_time: 1, running_time: 58 })],
    ])
    const [placing = { from: 0, to: 0 }] = samples.placing
    const [installing = { from: 0, to: 0 }] = samples.installing
    // It began between 0.999 and 2.399 s, had its address between 10 and 11.01 s and ended between 57.998 and 60.01 s.
    expect(placing).toEqual({ from: 10_000 - 2399, to: 11_010 - 999 })
    expect(installing.from).toBeGreaterThan(46_000)
    expect(installing.to).toBeLessThan(50_100)
  })

  it('does not part a creation of which the machine was looked at only when it was done', () => {
    const { samples } = observe([
      [create, 0, 400, { id: 1, task: 1 }],
      [tasks, 60_000, 60_010, task('complete', { waiting_time: 1, running_time: 58 })],
      [hosts, 61_000, 61_010, { list: [{ id: 1, ip4: [{ ip: '192.0.2.1' }] }] }],
    ])
    expect([samples.placing, samples.installing]).toEqual([[], []])
  })

  it.each([
    ['a list that is none', { list: 'none' }],
    ['nothing', undefined],
    ['items without what matters', { list: [{}, { consul_id: 'x' }, null, 7] }],
  ])('bears %s', (_, body) => {
    expect(
      observe([
        [tasks, 0, 10, body],
        [create, 10, 20, body],
      ]).samples.creation,
    ).toEqual([])
  })
})

describe('a trace of the simulator', () => {
  it('is measured by what went over the wire alone', async () => {
    const events = await knownTrace({ orders: 8 })
    const measure = (some: readonly TraceEvent[]): Observation => {
      const observed = sampler(true)
      for (const event of some) observed.see(event)
      return observed.conclude()
    }
    const [whole, wire] = [measure(events), measure(onlyWire(events))]
    expect(wire.samples).toEqual(whole.samples)
    expect([whole.orders, wire.orders]).toEqual([8, 0])
    expect(whole.samples.creation).toHaveLength(8)
  })

  it('is within what was measured, told or not', async () => {
    const events = await knownTrace({ orders: 12 })
    const begun = new Map<number, number>()
    const real: number[] = []
    for (const event of events) {
      if (event.type !== 'task') continue
      if (event.status === 'running' && !begun.has(event.task)) begun.set(event.task, event.atMs)
      if (event.status === 'complete') real.push(event.atMs - (begun.get(event.task) ?? 0))
    }
    const observed = sampler(true)
    for (const event of events) observed.see(event)
    const { creation } = observed.conclude().samples
    expect(creation.length).toBe(real.length)
    for (const ms of real) expect(creation.some(({ from, to }) => from < ms && ms <= to)).toBe(true)
    const untold = sampler(true)
    for (const event of withoutTold(events)) untold.see(event)
    const waited = untold.conclude().samples.creation
    for (const ms of real)
      expect(waited.some(({ from, to }) => from < ms + 9000 && ms + 4000 <= to)).toBe(true)
  })
})
