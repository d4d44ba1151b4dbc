import { describe, expect, it } from 'vitest'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { openedBillmanager } from '../../simulators/billmanager/fixtures/test-billmanager.ts'
import { logLines } from '../../simulators/billmanager/log-line.ts'
import { logEntry, logTimes, traceFromLog } from './trace-from-log.ts'
import fc from 'fast-check'

const second = 1000
const day = 86_400_000

/** The times of lines that are written at these dates, such as `Dec 31 23:59:59`. */
function timesOf(...dates: readonly string[]): readonly number[] {
  return logTimes(dates.flatMap((date) => logEntry(`${date} [1:1] processing INFO x`) ?? []))
}

const written = (atMs: number): string => {
  const date = new Date(atMs)
  const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })
  return `${month} ${String(date.getUTCDate()).padStart(2, ' ')} ${date.toISOString().slice(11, 19)}`
}

describe('the times of a log that names no year', () => {
  it.each([
    ['in a night', ['Jun 25 23:59:59', 'Jun 26 00:00:01'], [0, 2 * second]],
    ['over New Year', ['Dec 31 23:59:59', 'Jan  1 00:00:01'], [0, 2 * second]],
    [
      'over several of them',
      ['Dec 31 12:00:00', 'Jun 30 12:00:00', 'Dec 31 12:00:00', 'Jan  1 12:00:00'],
      [0, 181 * day, 365 * day, 366 * day],
    ],
    ['over a leap day', ['Feb 28 12:00:00', 'Feb 29 12:00:00', 'Mar  1 12:00:00'], [0, day, 2 * day]],
    ['where there is none', ['Feb 28 12:00:00', 'Mar  1 12:00:00'], [0, day]],
    [
      'over a leap day after New Year',
      ['Dec 31 12:00:00', 'Feb 28 12:00:00', 'Feb 29 12:00:00', 'Dec 31 12:00:00', 'Mar  1 12:00:00'],
      [0, 59 * day, 60 * day, 366 * day, 426 * day],
    ],
    ['that go back a second', ['Jun 25 09:00:02', 'Jun 25 09:00:01'], [0, -second]],
    ['that go back a second over midnight', ['Jun 26 00:00:00', 'Jun 25 23:59:59'], [0, -second]],
    [
      'that go back a second over New Year',
      ['Dec 31 23:59:58', 'Jan  1 00:00:00', 'Dec 31 23:59:59', 'Jan  1 00:00:01'],
      [0, 2 * second, second, 3 * second],
    ],
    ['with nothing for ten months', ['Jan  5 00:00:00', 'Nov  5 00:00:00'], [0, 304 * day]],
  ])('go on as ever %s', (_, dates, expected) => {
    expect(timesOf(...dates)).toEqual(expected)
  })

  it('are none of no line', () => {
    expect(timesOf()).toEqual([])
  })

  it('are those of the clock, whenever the log begins, as long as it is never silent for a year', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 300 * 86_400 }), { maxLength: 12 })
    const begin = fc.integer({ min: Date.UTC(2021, 0, 1) / second, max: Date.UTC(2021, 1, 28) / second })
    fc.assert(
      fc.property(begin, gaps, (from, seconds) => {
        const moments = [from * second]
        for (const gap of seconds) moments.push((moments.at(-1) ?? 0) + gap * second)
        fc.pre((moments.at(-1) ?? 0) < Date.UTC(2024, 1, 28))
        const times = timesOf(...moments.map(written))
        expect(times).toEqual(moments.map((atMs) => atMs - from * second))
      }),
    )
  })
})

const read = (lines: readonly string[]) =>
  traceFromLog(`${lines.join('\n')}\n`, '/var/pmvmmgr6.log', { platform: 'billmanager' })

const stamp = (second: number, process = 13_972) =>
  `Jun 25 09:08:${String(second).padStart(2, '0')} [${process}:1]`

const run = (second: number, command: string, process?: number) =>
  `${stamp(second, process)} processing INFO RUN with: processing/pmvmmgr6 --command ${command} --lang en`

function told(events: readonly TraceEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'order') return [`${event.order} ${event.step}`]
    if (event.type === 'operation') {
      const { order = 'none', name, tryCount, outcome, reason = '' } = event
      return [`${order} ${name} ${tryCount} ${outcome} ${reason}`.trim()]
    }
    return event.type === 'exchange' ? [`${event.order} ${event.exchange.request.path}`] : []
  })
}

describe('a log of the module', () => {
  it('that the mock wrote gives its runs, their ends and its calls back', async () => {
    const platform = await openedBillmanager({ faults: [{ fault: 'task-fails', stage: 'stop', times: 1 }] })
    await platform.act('a', { action: 'suspend' })
    const lines = logLines(platform.facts, { order: 'a', item: 1001, beganAtMs: Date.UTC(2024, 5, 25) })
    const { events } = read(lines)
    const before = platform.facts.flatMap((fact) =>
      fact.type === 'operation' ? [`${fact.name} ${fact.tryCount} ${fact.outcome}`] : [],
    )
    const after = events.flatMap((event) =>
      event.type === 'operation' ? [`${event.name} ${event.tryCount} ${event.outcome}`] : [],
    )
    expect(after).toEqual(before)
    const paths = platform.facts.flatMap((fact) =>
      fact.type === 'exchange' && fact.order === 'a' ? [fact.exchange.request.path] : [],
    )
    expect(
      events.flatMap((event) => (event.type === 'exchange' ? [event.exchange.request.path] : [])),
    ).toEqual(paths)
    expect(judgeTrace(events)).toMatchObject({ verdict: 'inconclusive', findings: [] })
  })

  it('is read as a real one is: with colours, without an item, among other lines', () => {
    const { events, notes } = read([
      `${stamp(39)} sbin_utils EXTINFO Set signal hanlers`,
      `${stamp(39)} processing TRACE virtual int processing::Module::Run(int, char**)`,
      `${stamp(39)} \u001B[1;32mprocessing INFO\u001B[0m RUN with: processing/pmvmmgr6 --command tune_connection --lang ru`,
      run(40, 'open --item 7'),
      'the rest of a longer text',
    ])
    expect(told(events)).toEqual(['item-7 placed', 'item-7 open 1 started'])
    expect(notes[0]).toMatch(/4 of 5 lines tell nothing/)
  })

  it('counts tries until an operation ends, each item and command for itself', () => {
    const failed = `${stamp(5, 2)} processing ERROR <doc><error type="processing" object="open" value="task-failed"/></doc>`
    const { events } = read([
      run(1, 'open --item 7', 2),
      failed,
      run(6, 'suspend --item 8', 3),
      run(7, 'open --item 7', 4),
      `${stamp(8, 4)} processing INFO done`,
      run(9, 'open --item 7', 5),
    ])
    expect(told(events)).toEqual([
      'item-7 placed',
      'item-7 open 1 started',
      'item-7 open 1 failed task-failed',
      'item-8 placed',
      'item-8 suspend 1 started',
      'item-7 open 2 started',
      'item-7 open 2 done',
      'item-7 open 1 started',
    ])
  })

  it('shows that the module is tried without end', () => {
    const lines = Array.from({ length: 11 }, (_, index) => [
      run(index, 'open --item 7', index),
      `${stamp(index, index)} processing ERROR <doc><error type="processing" object="open" value="timeout"/></doc>`,
    ]).flat()
    const { findings, rules } = judgeTrace(read(lines).events)
    expect(findings.map(({ rule, detail }) => `${rule} ${detail}`)).toContain('bounded-attempts too-many')
    expect(rules).toContainEqual({ rule: 'exchange-conforms', state: 'not-observable', occasions: 0 })
  })

  it('gives calls to the run of their process, with how long they took', () => {
    const { events } = read([
      run(1, 'open --item 7', 2),
      `${stamp(3, 2)} processing EXTINFO GET /vm/v3/host?where=(id%20EQ%201) 200 1500 ms`,
      `${stamp(4, 2)} processing WARNING POST /vm/v3/host reset 10 ms`,
      `${stamp(4, 9)} processing EXTINFO GET /vm/v3/os 200 10 ms`,
    ])
    const exchanges = events.filter((event) => event.type === 'exchange')
    expect(exchanges).toMatchObject([
      {
        order: 'item-7',
        sentAtMs: 500,
        atMs: 2000,
        exchange: { request: { query: 'where=(id%20EQ%201)' }, response: { status: 200 } },
      },
      { exchange: { failure: { code: 'reset', sent: true } } },
    ])
    expect(exchanges).toHaveLength(2)
  })

  it('goes on over New Year as on any other night', () => {
    const at = (date: string, text: string): string => `${date} [2:1] processing INFO ${text}`
    const { events } = read([
      at('Dec 31 23:59:50', 'RUN with: processing/pmvmmgr6 --command open --item 7'),
      at('Dec 31 23:59:58', 'GET /vm/v3/host 200 1000 ms'),
      at('Jan  1 00:00:08', 'GET /vm/v3/host 200 1000 ms'),
      at('Jan  1 00:00:20', 'done'),
    ])
    const times = events.flatMap(({ type, atMs }) => (type === 'exchange' || type === 'end' ? [atMs] : []))
    expect(times).toEqual([8000, 18_000, 30_000])
  })

  it('has no secret that stands in a call', () => {
    const token = '5-0f8fad5b-d9cb-469f-a165-70867728950e'
    const { events } = read([
      run(1, 'open --item 7', 2),
      `${stamp(3, 2)} processing EXTINFO GET /auth/v4/token/${token}?key=hunter2 200 1 ms`,
    ])
    expect(JSON.stringify(events)).not.toMatch(/0f8fad5b|hunter2/)
  })
})
