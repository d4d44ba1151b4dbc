import { describe, expect, it } from 'vitest'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { ExchangeEvent, Platform, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { Scenario } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Plan } from '../plan/plan.ts'
import { runPlan } from '../run/run-plan.ts'
import { type Replayed, replayTrace } from './replay-trace.ts'
import { type ReplayTarget, simulatedReplayTarget } from './replay-target.ts'
import { beginRecording } from '../../contracts/recording/recorded-run.ts'

const life: Scenario = {
  title: 'a life',
  purpose: 'a life',
  steps: [
    { order: { count: 2 } },
    { wait: 'settled' },
    { suspend: {} },
    { wait: 'settled' },
    { close: { of: ['order-1'] } },
  ],
  expect: { orders: 'any' },
}

async function traceOf(
  platform: Platform,
  faults: readonly Fault[] = [],
  dialect = '2024.03',
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = []
  const choices = { platform, target: 'simulated', dialect, seed: 42, clock: 'virtual' }
  const plan = makePlan('life', { ...life, faults }, choices) as Plan
  await runPlan(plan, { listen: (event) => void events.push(event) })
  return events
}

/** The same traffic as a recorder would have heard it. */
function recordingOf(
  events: readonly TraceEvent[],
  change: (event: ExchangeEvent) => ExchangeEvent = (e) => e,
): readonly TraceEvent[] {
  const heard: TraceEvent[] = []
  const source = { salt: 'x', name: 'x', platform: 'billmanager', target: 'x', dialect: '2024.03' } as const
  const recording = beginRecording(source, (event) => heard.push(event))
  for (const event of events)
    if (event.type === 'exchange') recording.hear({ ...change(event), atMs: event.atMs })
  recording.end(1e9)
  return heard
}

async function replayed(
  events: readonly TraceEvent[],
  target: ReplayTarget = simulatedReplayTarget('2024.03', 42),
): Promise<readonly Replayed[]> {
  const all: Replayed[] = []
  for await (const one of replayTrace(events, target)) all.push(one)
  return all
}

const different = (all: readonly Replayed[]) => all.filter(({ differences }) => differences.length > 0)

describe('a replay', () => {
  it.each([
    ['billmanager', '2024.03'],
    ['billmanager', '2022'],
    ['clouden', '2024.03'],
    ['clouden', '2025.04'],
  ] as const)('of what %s said to %s finds every answer built alike', async (platform, dialect) => {
    const events = await traceOf(platform, [], dialect)
    const all = await replayed(events, simulatedReplayTarget(dialect, 42))
    expect(different(all)).toEqual([])
    expect(all).toHaveLength(events.filter(({ type }) => type === 'exchange').length)
  })

  it('of a recording needs neither the ids nor the sessions nor the passwords of then', async () => {
    const target = simulatedReplayTarget('2024.03', 1)
    await fill(target)
    const all = await replayed(recordingOf(await traceOf('billmanager')), target)
    expect(different(all)).toEqual([])
  })

  it('begins a session where the recording begins in the middle of one', async () => {
    const events = recordingOf(await traceOf('billmanager'))
    const late = events.filter(
      (event) => event.type !== 'exchange' || !event.exchange.request.path.startsWith('/auth'),
    )
    expect(different(await replayed(late))).toEqual([])
  })

  it('waits for the end that the client saw, however long it takes', async () => {
    const events = recordingOf(await traceOf('billmanager'))
    const hurried = events.map((event) =>
      event.type === 'exchange'
        ? { ...event, sentAtMs: event.sentAtMs / 1000, atMs: event.atMs / 1000 }
        : event,
    )
    expect(different(await replayed(hurried))).toEqual([])
  })

  it('says what is built otherwise, the first place first', async () => {
    const events = recordingOf(await traceOf('billmanager'), (event) => {
      const { path } = event.exchange.request
      const { response } = event.exchange
      if (path !== '/vm/v3/os' || response === undefined) return event
      return {
        ...event,
        exchange: { ...event.exchange, response: { ...response, body: { list: [{ id: '1' }] } } },
      }
    })
    const [first] = different(await replayed(events))
    expect(first?.call).toBe('GET /vm/v3/os')
    expect(first?.differences[0]).toEqual({ place: '/list/*/id', recorded: 'string', replayed: 'number' })
  })

  it('notes a list that has nothing in it, or no longer nothing, and finds no divergence in that', async () => {
    const events = recordingOf(await traceOf('billmanager'), (event) => {
      const { response, request } = event.exchange
      if (request.path !== '/vm/v3/cluster' || response === undefined) return event
      const body = { ...(response.body as object), list: [] }
      return { ...event, exchange: { ...event.exchange, response: { ...response, body } } }
    })
    const all = await replayed(events)
    const noted = all.filter(({ notes }) => notes !== undefined)
    expect(noted.length).toBeGreaterThan(0)
    for (const { call, differences, notes } of noted) {
      expect({ call, differences }).toEqual({ call: 'GET /vm/v3/cluster', differences: [] })
      expect(notes).toMatchObject([{ place: '/list', recorded: 'no items', replayed: 'items' }])
    }
    expect(different(all).filter(({ call }) => call === 'GET /vm/v3/cluster')).toEqual([])
  })

  it('says that something ended otherwise than it did', async () => {
    const events = await traceOf('billmanager', [{ fault: 'task-fails', stage: 'stop', times: 1 }])
    const first = different(await replayed(events))[0]
    expect(first?.differences).toContainEqual({ place: 'state', recorded: 'failed', replayed: 'complete' })
  })

  it.each<[Fault, Replayed['skipped']]>([
    [{ fault: 'asleep', operation: 'os-list', times: 1 }, 'struck by a fault'],
    [{ fault: 'reply-garbage', operation: 'os-list', times: 1 }, 'struck by a fault'],
    [{ fault: 'unreachable', operation: 'os-list', times: 1 }, 'struck by a fault'],
  ])('compares nothing where a fault struck: %j', async (fault, skipped) => {
    const all = await replayed(await traceOf('billmanager', [fault]))
    expect(different(all)).toEqual([])
    expect(all.filter((one) => one.skipped !== undefined).map((one) => one.skipped)).toEqual([skipped])
  })

  it('does not send what was never sent', async () => {
    const traced = await traceOf('billmanager', [{ fault: 'unreachable', operation: 'os-list', times: 1 }])
    const all = await replayed(recordingOf(traced))
    expect(all.flatMap(({ skipped }) => skipped ?? [])).toEqual(['never sent'])
  })

  it('sends what may have arrived, though no answer was recorded', async () => {
    const traced = await traceOf('billmanager', [{ fault: 'reply-lost', operation: 'host-create', times: 1 }])
    const all = await replayed(recordingOf(traced))
    expect(all.filter((one) => one.skipped === 'no recorded answer')).toHaveLength(1)
    expect(different(all)).toEqual([])
  })

  it('ends at once where nobody is there', async () => {
    const target: ReplayTarget = {
      ...simulatedReplayTarget('2024.03', 42),
      name: 'https://nowhere.test',
      transport: () => Promise.resolve({ failure: { code: 'refused', sent: false } }),
    }
    const failure = await replayed(await traceOf('billmanager'), target).catch((error: unknown) => error)
    expect(HarnessError.is(failure) && failure.code).toBe('VMH_TARGET_UNREACHABLE')
  })

  it('goes on where a guard keeps something back', async () => {
    const base = simulatedReplayTarget('2024.03', 42)
    const target: ReplayTarget = {
      ...base,
      transport: (request) =>
        request.method === 'DELETE'
          ? Promise.resolve({ failure: { code: 'aborted', sent: false } })
          : base.transport(request),
    }
    const all = await replayed(await traceOf('billmanager'), target)
    expect(all.filter((one) => one.skipped === 'kept back')).toHaveLength(1)
  })
})

/** Others were there before, so that every id is another. */
async function fill({ transport, credentials }: ReplayTarget): Promise<void> {
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    (await transport({ method: 'POST', path, query: '', headers, body })).response?.body as Record<
      string,
      unknown
    >
  const { token } = await post('/auth/v4/public/token', { ...credentials })
  const headers = { 'x-xsrf-token': String(token) }
  const { id } = await post(
    '/vm/v3/account',
    { email: 'x@y.example', password: 'aA1-other-word', role: '@user' },
    headers,
  )
  const machine = {
    name: 'other',
    domain: 'other.example.com',
    password: 'aA1-other-word',
    cluster: 1,
    os: 1,
    account: id,
  }
  await post(
    '/vm/v3/host',
    { ...machine, cpu_number: 1, ram_mib: 1024, hdd_mib: 10_240, ipv4_number: 1 },
    headers,
  )
}
