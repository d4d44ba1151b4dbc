import { type Judge, judgeRun } from '../../contracts/judge/judge.ts'
import type { Judgement } from '../../contracts/judge/judgement.ts'
import { type TraceListener, createTrace } from '../../contracts/trace/trace.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { createClock } from '../../simulators/clock/create-clock.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import { speedOf } from '../../simulators/clock/speed-of.ts'
import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { Plan, SkippedPlan } from '../plan/plan.ts'
import { erroredRun, judgedRun, skippedRun } from './make-result.ts'
import type { RunResult } from './run-result.ts'
import { type StoryOptions, runStory } from './run-story.ts'
import { type WhyNotRun, whyFailed } from '../plan/why-not-run.ts'
import { isLink } from '../../contracts/judge/cause-chain.ts'
import type { Finding } from '../../contracts/rules/finding.ts'

/** More events than this are not kept in memory, however many orders run. */
const mostKept = 20_000

/** The events of a run while they are few. */
class Evidence {
  readonly #most: number
  #events: TraceEvent[] | undefined = []

  constructor(most: number = mostKept) {
    this.#most = most
  }

  see(event: TraceEvent): void {
    if (this.#events === undefined) return
    if (this.#events.length >= this.#most) this.#events = undefined
    else this.#events.push(event)
  }

  /** Undefined where there were too many to be kept. */
  get events(): readonly TraceEvent[] | undefined {
    return this.#events
  }
}

/**
 * The events that findings point at, and those that may have led to them, by their place in the trace. Of the latter
 * no more than `mostKept`.
 */
class Witnesses {
  readonly #wanted: ReadonlySet<number>
  readonly #events: TraceEvent[] = []
  #links = 0

  constructor(findings: readonly Finding[]) {
    this.#wanted = new Set(findings.flatMap(({ witness }) => witness))
  }

  see(event: TraceEvent): void {
    if (this.#wanted.has(event.seq) || this.#isKeptLink(event)) this.#events[event.seq] = event
  }

  #isKeptLink(event: TraceEvent): boolean {
    return isLink(event) && this.#links++ < mostKept
  }

  /** Each at its place; the others are not there. */
  get events(): readonly TraceEvent[] {
    return this.#events
  }
}

/** What a run may have besides its plan. */
export interface RunOptions extends StoryOptions {
  /** Hears each event of the trace as it happens. */
  readonly listen?: TraceListener
  /** How many events are kept in memory for the evidence of findings. */
  readonly mostKept?: number
}

/** Runs a plan and judges it. Never rejects: what goes wrong in the harness makes the run `errored`. */
export async function runPlan(plan: Plan | SkippedPlan, options: RunOptions = {}): Promise<RunResult> {
  if ('skipped' in plan) return skippedRun(plan)
  const wall = new WallClock()
  const evidence = new Evidence(options.mostKept ?? mostKept)
  let judge: Judge | undefined
  const watch = (event: TraceEvent): void => {
    evidence.see(event)
    if (event.type === 'run') judge = judgeRun(event)
    judge?.see(event)
  }
  const problem = await tell(plan, options, [
    watch,
    ...(options.listen === undefined ? [] : [options.listen]),
  ])
  if (problem !== undefined) return erroredRun(plan, problem, wall.nowMs())
  if (judge === undefined) return erroredRun(plan, whyFailed('the run told nothing'), wall.nowMs())
  const judgement = judge.conclude()
  const events = evidence.events ?? (await eventsAgain(plan, judgement))
  return judgedRun(plan, judgement, events, wall.nowMs())
}

/** Lets the plan happen; gives the reason where the harness fails. */
async function tell(
  plan: Plan,
  options: StoryOptions,
  listeners: readonly TraceListener[],
): Promise<WhyNotRun | undefined> {
  const clock = clockOf(plan.clock, options)
  if (clock === undefined) return whyFailed(`there is no clock ${plan.clock}`)
  try {
    await runStory(plan, clock, createTrace(...listeners), options)
    return undefined
  } catch (error) {
    return whyFailed(error)
  }
}

/** Where all is simulated a scaled clock is a virtual one at a pace: no verdict depends on how fast the machine is. */
function clockOf(name: string, { open }: StoryOptions): Clock | undefined {
  const speed = speedOf(name)
  const isPaced = open === undefined && speed !== undefined && speed !== 1
  return isPaced ? new VirtualClock(speed) : createClock(name)
}

/**
 * The events that prove the findings of a run that was too long to be kept: under the virtual clock the same plan
 * tells the same story, so it is told once more. On another clock they are lost; the trace file has them.
 */
async function eventsAgain(plan: Plan, { findings }: Judgement): Promise<readonly TraceEvent[]> {
  if (findings.length === 0 || plan.clock !== 'virtual') return []
  const witnesses = new Witnesses(findings)
  await tell(plan, {}, [(event) => witnesses.see(event)])
  return witnesses.events
}
