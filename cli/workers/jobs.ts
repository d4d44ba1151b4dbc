import { type CellRecord, type ChaosCell, cellRecord } from '../../scenarios/chaos/cell-record.ts'
import { runCell } from '../../scenarios/chaos/run-cell.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { type QuirkResult, runQuirk } from '../../scenarios/selftest/run-quirk.ts'
import type { QuirkName } from '../../simulators/quirks/quirks.ts'
import { type RecordedRun, type Recording, recordRun } from '../run/record-run.ts'

/** Work that may be done in a thread of its own: what goes in and comes out is plain data. */
export interface Job<Piece, Answer> {
  readonly name: keyof typeof jobs
  readonly run: (piece: Piece) => Promise<Answer>
}

const cell: Job<{ readonly cell: ChaosCell; readonly seed: number }, CellRecord> = {
  name: 'cell',
  run: async (piece) => cellRecord(await runCell(piece.cell, piece.seed), piece.seed),
}

const plan: Job<Plan, RunResult> = { name: 'plan', run: (piece) => runPlan(piece) }

const run: Job<ThreadRun, RecordedRun> = {
  name: 'run',
  run: ({ plan: planned, recording, stop }) => {
    const controller = new AbortController()
    const watch = (): void => {
      if (Atomics.load(stop, 0) !== 0) controller.abort()
    }
    return recordRun(planned, recording, { signal: controller.signal, watch })
  },
}

/** A run of `vmharness run`. */
interface ThreadRun {
  readonly plan: Plan | SkippedPlan
  readonly recording: Recording
  /** In shared memory: not 0 once all runs have to end, as threads hear no signals. */
  readonly stop: Int32Array
}

const quirk: Job<{ readonly quirk: QuirkName; readonly plans: readonly Plan[] }, QuirkResult> = {
  name: 'quirk',
  run: (piece) => runQuirk(piece.quirk, piece.plans),
}

/** Every job, under its name. */
export const jobs: {
  readonly cell: typeof cell
  readonly plan: typeof plan
  readonly run: typeof run
  readonly quirk: typeof quirk
} = { cell, plan, run, quirk }
