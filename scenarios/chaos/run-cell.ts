import type { Plan } from '../plan/plan.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { EvidencedFinding, RunResult } from '../run/run-result.ts'
import { runPlan } from '../run/run-plan.ts'
import { excuseFor } from './by-design.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { chaosSteps } from './chaos-steps.ts'
import type { OperationName, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'
import { type ChaosCell, cellName } from './cell-record.ts'
import { isKnownUnreachable } from './enumerate-cells.ts'

/** Follows the trace of a run for how one job of the platform ends, for each order. */
class StepEnds {
  readonly #job: OperationName
  /** Why it is not done, by order; undefined where it is. */
  readonly #undone = new Map<string, string | undefined>()

  constructor(job: OperationName) {
    this.#job = job
  }

  see(event: TraceEvent): void {
    if (event.type === 'operation' && event.name === this.#job && event.order !== undefined) {
      this.#undone.set(event.order, event.outcome === 'done' ? undefined : (event.reason ?? event.outcome))
    }
    // Clouden opens without a job of its own, as long as nobody repeats it.
    if (this.#job !== 'open') return
    if (event.type === 'service' && event.status === 'active') this.#undone.set(event.order, undefined)
    if (event.type === 'order') this.#undone.set(event.order, event.reason ?? event.step)
  }

  /** True where the platform has begun the job. */
  get isBegun(): boolean {
    return this.#undone.size > 0
  }

  /** Why the job was given up, for the first order for which it was; undefined where it was done for all. */
  get givenUp(): string | undefined {
    return [...this.#undone.values()].find((reason) => reason !== undefined)
  }
}

/**
 * What came of a cell: the step was done although the fault struck; it was given up without damage, as what the fault
 * left does not pass; a rule broke, the step was given up for a fault that passes, or the fault no longer strikes where
 * it did; one of these that is declared; the fault has no occasion there, as is known; the harness failed.
 */
export type CellVerdict = 'recovered' | 'gave-up' | 'broken' | 'by-design' | 'unreachable' | 'errored'

export interface CellResult {
  readonly cell: ChaosCell
  readonly verdict: CellVerdict
  /** Why it is no plain success. */
  readonly reason?: string
  /** What broke: rules with the way in which they broke, `given-up/<reason>`, `not-reached`. */
  readonly broken: readonly string[]
  readonly findings: readonly EvidencedFinding[]
}

/** Runs the story of a cell in a world of its own. */
export async function runCell(cell: ChaosCell, seed: number, signal?: AbortSignal): Promise<CellResult> {
  const choices = { ...cell, target: 'simulated', seed, clock: 'virtual' }
  const plan = makePlan(cellName(cell), cellScenario(cell), choices) as Plan
  const ends = new StepEnds(chaosSteps[cell.step]?.job ?? 'open')
  let hasStruck = false
  const result = await runPlan(plan, {
    ...(signal && { signal }),
    listen: (event) => {
      ends.see(event)
      if (event.type === 'fault' && event.fault === cell.fault) hasStruck = true
    },
  })
  const findings = result.findings.filter(({ severity }) => severity !== 'note')
  if (result.verdict === 'errored') {
    return { cell, verdict: 'errored', reason: failureOf(result), broken: [], findings }
  }
  // A skewed clock stands in every answer, so nobody tells where it strikes.
  const isReached = hasStruck || (cell.fault === 'clock-skew' && ends.isBegun)
  return { cell, ...verdictOf(cell, { findings, isReached, givenUp: ends.givenUp }), findings }
}

function failureOf({ why }: RunResult): string {
  return why === undefined ? '' : [why.code, ...Object.values(why.params)].join(': ')
}

/** What the run of a cell has shown. */
export interface CellOutcome {
  readonly findings: readonly EvidencedFinding[]
  /** The fault has struck. */
  readonly isReached: boolean
  /** Why the step was not done; undefined where it was. */
  readonly givenUp: string | undefined
}

/** Judges a cell by what its run has shown. */
export function verdictOf(
  cell: ChaosCell,
  { findings, isReached, givenUp }: CellOutcome,
): Pick<CellResult, 'verdict' | 'reason' | 'broken'> {
  const isOffered = givenUp !== 'not-offered'
  const ways = [...new Set(findings.map(({ rule, detail }) => `${rule}/${detail}`))]
  const broken = ways.filter((way) => excuseFor(cell, way) === undefined)
  if (broken.length > 0) return { verdict: 'broken', broken }
  if (!isReached || !isOffered) {
    if (!isKnownUnreachable(cell)) return { verdict: 'broken', broken: ['not-reached'] }
    const reason = isOffered ? 'the step gives the fault no occasion' : 'the platform does not offer the step'
    return { verdict: 'unreachable', reason, broken: [] }
  }
  const [way] = ways
  if (way !== undefined) return { verdict: 'by-design', reason: excuseFor(cell, way) ?? '', broken: ways }
  if (givenUp === undefined) return { verdict: 'recovered', broken: [] }
  if (faultDefinitions[cell.fault].chaos.isLasting) return { verdict: 'gave-up', reason: givenUp, broken: [] }
  const excuse = excuseFor(cell, `given-up/${givenUp}`)
  return excuse === undefined
    ? { verdict: 'broken', reason: givenUp, broken: [`given-up/${givenUp}`] }
    : { verdict: 'by-design', reason: excuse, broken: [`given-up/${givenUp}`] }
}

/** The story of a cell, which runs alone as it ran among the others: however its order ends, no rule may break. */
export function cellScenario({ step: name, fault: faultName, platform, dialect }: ChaosCell): Scenario {
  const known = chaosSteps[name]
  if (known === undefined) throw new TypeError(`there is no step ${name}`)
  const { before, step, operationIn } = known
  const operation = operationIn?.[dialect] ?? known.operation
  const { occasion, fault } = faultDefinitions[faultName].chaos
  const arm: Step = { arm: occasion === 'call' ? ({ ...fault, operation } as Fault) : fault }
  const steps: readonly Step[] =
    occasion === 'making' ? [arm, ...before, { wait: '10s' }, step] : [...before, arm, step]
  return {
    title: `${name} under ${faultName}`,
    purpose: 'Whatever goes wrong in this step, money, machines and addresses stay right.',
    platforms: [platform],
    // Clouden leaves it to its users to try again, and they are patient.
    clouden: { repeats: 2, repeatAfter: '15m' },
    steps: [...steps, { wait: 'settled' }],
    expect: { orders: 'any', actions: 'any' },
    settleWithin: '12h',
  }
}
