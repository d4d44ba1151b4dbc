import { describe, expect, it } from 'vitest'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { Platform, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { QuirkName } from '../../simulators/quirks/quirks.ts'
import type { Scenario } from '../language/scenario.ts'
import { parseScenario } from '../language/parse-scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from '../run/run-plan.ts'
import { type Reproduced, reproduce } from './reproduce.ts'
import { scenarioText } from './scenario-text.ts'
import { beginRecording } from '../../contracts/recording/recorded-run.ts'
import { findingKey } from './trial.ts'

const choices = { target: 'simulated', dialect: '2024.03', seed: 42, clock: 'virtual' } as const

async function traceOf(
  scenario: Partial<Scenario>,
  platform: Platform = 'billmanager',
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = []
  const whole: Scenario = {
    title: 't',
    purpose: 'p',
    steps: [{ order: {} }],
    expect: { orders: 'any' },
    ...scenario,
  }
  await runPlan(makePlan('x', whole, { ...choices, platform }), {
    listen: (event) => void events.push(event),
  })
  return events
}

/** The traffic alone, as a recorder hears it. */
function overheard(events: readonly TraceEvent[], platform: Platform): readonly TraceEvent[] {
  const heard: TraceEvent[] = []
  const recording = beginRecording(
    { name: 'x', platform, target: 'x', dialect: '2024.03', salt: 'x' },
    (event) => heard.push(event),
  )
  for (const event of events) {
    if (event.type !== 'exchange') continue
    const { order: _, ...bare } = event
    recording.hear(bare)
  }
  recording.end(1e9)
  return heard
}

async function reproduced(
  events: readonly TraceEvent[],
  mostRuns = 400,
): Promise<Reproduced & { readonly key: string }> {
  const { run, findings } = judgeTrace(events)
  const finding = findings.find(({ severity }) => severity !== 'note')
  if (finding === undefined) throw new Error('the trace breaks no rule')
  return { ...(await reproduce({ run, events, finding, seed: 42, mostRuns })), key: findingKey(finding) }
}

/** What a scenario finds when it is read from its file. */
async function findingsOf(scenario: Scenario, platform: Platform): Promise<readonly string[]> {
  const text = scenarioText(scenario, { file: 'a.ndjson', command: 'vmharness run' })
  const [variant] = parseScenario(text, 'a.yaml')
  if (variant === undefined) throw new Error('there is no scenario')
  const { findings } = await runPlan(makePlan('x', variant.scenario, { ...choices, platform }))
  return findings.map((finding) => findingKey(finding))
}

const busy: Partial<Scenario> = {
  steps: [
    { order: { count: 2 } },
    { wait: 'settled' },
    { reboot: {} },
    { wait: 'settled' },
    { order: { tariff: 'medium', addresses: 2 } },
    { wait: 'settled' },
    { suspend: {} },
    { wait: 'settled' },
    { close: { of: ['order-2'] } },
  ],
}

describe('what a run has shown', () => {
  it.each<[QuirkName, Platform]>([
    ['forgets-to-stop', 'billmanager'],
    ['sends-rules-to-edit', 'clouden'],
    ['task-goes-back', 'clouden'],
    ['does-not-wait', 'billmanager'],
  ])('is shown again by a few steps that name the defect: %s on %s', async (quirk, platform) => {
    const events = await traceOf({ ...busy, quirks: [quirk] }, platform)
    const { scenario, key } = await reproduced(events)
    expect(scenario?.quirks).toEqual([quirk])
    expect(scenario?.steps.length).toBeLessThanOrEqual(3)
    expect(scenario && (await findingsOf(scenario, platform))).toContain(key)
  })

  it('keeps the faults that it needs, and no other', async () => {
    const faults: Scenario['faults'] = [
      { fault: 'reply-truncated', operation: 'host-create', times: 1 },
      { fault: 'task-slow', delay: '2m', stage: 'disk', times: 1 },
      { fault: 'asleep', operation: 'os-list', times: 1 },
    ]
    const { scenario } = await reproduced(
      await traceOf({ ...busy, faults, quirks: ['repeats-lost-creation'] }),
    )
    expect(scenario).toMatchObject({
      quirks: ['repeats-lost-creation'],
      faults: [{ fault: 'reply-truncated', operation: 'host-create' }],
      steps: [{ order: {} }],
    })
    expect(scenario?.faults).toHaveLength(1)
  })

  it('needs no defect where the mocks themselves show it', async () => {
    const faults: Scenario['faults'] = [{ fault: 'task-fails', stage: 'os-install' }]
    const { scenario } = await reproduced(
      await traceOf({ faults, expect: { orders: { active: 1 } } }, 'clouden'),
    )
    expect(scenario).toMatchObject({ expect: { orders: { active: 1 } }, steps: [{ order: {} }] })
    expect(scenario?.quirks).toBeUndefined()
  })

  it('may be what somebody else did to a machine', async () => {
    const steps: Scenario['steps'] = [
      ...([
        { order: { count: 2 } },
        { wait: 'settled' },
        { outside: { does: 'delete', of: ['order-2'] } },
      ] as const),
      ...([{ wait: '10m' }, { close: { of: ['order-2'] } }] as const),
    ]
    const { scenario, key } = await reproduced(
      await traceOf({ steps, quirks: ['fails-to-close-what-is-gone'] }),
    )
    expect(key).toContain('close-is-idempotent')
    expect(scenario?.steps.some((step) => 'outside' in step)).toBe(true)
  })
})

describe('what traffic alone has shown', () => {
  it.each<[QuirkName, Platform]>([
    ['sends-numbers-as-text', 'billmanager'],
    ['answers-creation-without-task', 'clouden'],
    ['leaves-failed-machine', 'billmanager'],
  ])('is shown again too: %s on %s', async (quirk, platform) => {
    const faults: Scenario['faults'] =
      quirk === 'leaves-failed-machine' ? [{ fault: 'task-fails', stage: 'os-install', times: 1 }] : []
    const events = overheard(await traceOf({ faults, quirks: [quirk] }, platform), platform)
    const { scenario, key } = await reproduced(events)
    expect(scenario?.quirks).toEqual([quirk])
    expect(scenario && (await findingsOf(scenario, platform))).toContain(key)
  })
})

describe('the search', () => {
  it('gives the same scenario each time', async () => {
    const events = await traceOf({ ...busy, quirks: ['forgets-to-stop'] })
    expect(await reproduced(events)).toEqual(await reproduced(events))
  })

  it('runs no more than it may, and says how many it has run', async () => {
    const events = await traceOf({ ...busy, quirks: ['forgets-to-stop'] })
    const whole = await reproduced(events)
    expect(whole.runs).toBeLessThan(400)
    expect(await reproduced(events, 1)).toMatchObject({ runs: 1 })
    const part = await reproduced(events, whole.runs - 5)
    expect(part.runs).toBe(whole.runs - 5)
    expect(part.scenario).toBeDefined()
  })

  it('finds nothing where the simulator cannot do the like', async () => {
    const events = (await traceOf({})).map((event) =>
      event.type === 'exchange' && event.exchange.request.path === '/vm/v3/cluster'
        ? {
            ...event,
            exchange: { ...event.exchange, response: { status: 200, headers: {}, body: { list: 'none' } } },
          }
        : event,
    )
    const { scenario, runs } = await reproduced(events)
    expect(scenario).toBeUndefined()
    expect(runs).toBeGreaterThan(1)
  })
})
