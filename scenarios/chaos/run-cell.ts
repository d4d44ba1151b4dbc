import type { Plan } from '../plan/plan.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { EvidencedFinding } from '../run/run-result.ts'
import { runPlan } from '../run/run-plan.ts'
import { excuseFor } from './by-design.ts'
import { type ChaosCell, cellName } from './chaos-cell.ts'
import { cellScenario } from './cell-scenario.ts'

/**
 * What came of a cell: every rule held; one broke; one broke that healthy mocks cannot keep; the fault found no
 * occasion; the harness failed.
 */
export type CellVerdict = 'held' | 'broken' | 'by-design' | 'unreachable' | 'errored'

export interface CellResult {
  readonly cell: ChaosCell
  readonly verdict: CellVerdict
  /** Why it is no plain success. */
  readonly reason?: string
  readonly findings: readonly EvidencedFinding[]
}

/** Runs the story of a cell in a world of its own. */
export async function runCell(cell: ChaosCell, seed: number, signal?: AbortSignal): Promise<CellResult> {
  const choices = { ...cell, target: 'simulated', seed, clock: 'virtual' }
  const plan = makePlan(cellName(cell), cellScenario(cell), choices) as Plan
  let hasStruck = false
  const result = await runPlan(plan, {
    ...(signal && { signal }),
    listen: (event) => {
      if (event.type === 'fault' && event.fault === cell.fault) hasStruck = true
    },
  })
  const { verdict, reason = '' } = result
  const findings = result.findings.filter(({ severity }) => severity !== 'note')
  if (verdict === 'errored') return { cell, verdict: 'errored', reason, findings }
  const broken = findings.filter(({ rule }) => excuseFor(cell, rule) === undefined)
  if (broken.length > 0) return { cell, verdict: 'broken', findings: broken }
  const [excused] = findings
  if (excused !== undefined) {
    return { cell, verdict: 'by-design', reason: excuseFor(cell, excused.rule)?.reason ?? '', findings }
  }
  if (!hasStruck && !isSilent(cell)) {
    return { cell, verdict: 'unreachable', reason: 'the step gives the fault no occasion', findings }
  }
  return { cell, verdict: 'held', findings }
}

/** These are never told as striking: they hold for a time, or at one moment. */
function isSilent({ fault }: ChaosCell): boolean {
  return fault === 'clock-skew'
}
