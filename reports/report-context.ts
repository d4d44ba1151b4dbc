import type { TraceEvent } from '../contracts/trace/trace-event.ts'
import type { Shard } from '../scenarios/shard/shard.ts'
import type { RunResult } from '../scenarios/run/run-result.ts'
import type { HeatMap } from './chaos/heat-map.ts'
import type { Comparison } from './compare/compare-reports.ts'
import type { Language } from './i18n/messages.ts'

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

/** When, where and by which words the runs of a report were made. */
export interface ReportOrigin {
  /** When they began: ISO 8601 in UTC. */
  readonly date: string
  /** The command line, without its secrets. */
  readonly command: string
  /** Name of the machine. */
  readonly host: string
  /** What made them, e.g. `vmmanager-harness 1.0.0`, `Node.js v24.1.0`. */
  readonly versions: readonly string[]
}
