import type { TraceEvent } from '../contracts/trace/trace-event.ts'
import type { Shard } from '../scenarios/shard/shard.ts'
import type { RunResult } from '../scenarios/run/run-result.ts'
import type { HeatMap } from './chaos/heat-map.ts'
import type { Comparison } from './compare/compare-reports.ts'
import type { Language } from './i18n/messages.ts'
import type { ReportOrigin } from './report-origin.ts'

/** What a report needs to know besides the results. */
export interface ReportContext {
  readonly language: Language
  /** Wall time that all runs together took. */
  readonly wallMs: number
  /** Whether a run that is inconclusive is as bad as one that failed. */
  readonly requireConclusive?: boolean
  /** What made the results: one invocation, or several where reports were put together. */
  readonly origins?: readonly ReportOrigin[]
  /** Which part of all runs it reports; absent where it is all. */
  readonly shard?: Shard | undefined
  /** The work was interrupted: what had not ended or begun by then is errored. */
  readonly isInterrupted?: boolean
  /** What changed against a baseline, where one was named. */
  readonly comparison?: Comparison | undefined
  /** The matrix of a chaos run, where one was named. */
  readonly chaos?: HeatMap | undefined
  /** Everything that happened in each run that began, for the reporters that need it. */
  readonly events?: ReadonlyMap<RunResult, readonly TraceEvent[]>
}
