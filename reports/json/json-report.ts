import type { OrderOutcome } from '../../contracts/trace/trace-event.ts'
import type { Shard } from '../../scenarios/shard/shard.ts'
import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import type { Comparison } from '../compare/compare-reports.ts'
import type { ReportOrigin } from '../report-context.ts'
import type { RunSummary } from '../messages/summary-words.ts'
import type { Unproven } from '../../contracts/judge/rule-record.ts'

/** Version of the JSON report; it changes when a reader of the old form would misread the new one. */
export const JSON_REPORT_VERSION = 2

/** Everything that came of one invocation, for programs. It holds enough to render any other report from it. */
export interface JsonReport {
  readonly version: typeof JSON_REPORT_VERSION
  /** Which part of all runs it is; absent where it is all. */
  readonly shard?: Shard
  /** Present where the work was interrupted: what had not ended or begun by then is errored. */
  readonly interrupted?: true
  /** What made it: one invocation, or several where reports were put together; absent where nobody said. */
  readonly origins?: readonly ReportOrigin[]
  readonly summary: RunSummary
  readonly runs: readonly JsonRun[]
  /** What changed against the baseline, where one was named. */
  readonly comparison?: Comparison
}

/** One scenario on one platform. */
export interface JsonRun extends RunResult {
  /** How many orders ended each way; `unsettled` ones did not end within their bound. */
  readonly orders: JsonOrders
  readonly findings: readonly JsonFinding[]
  /** Rules that were not judged, or in part; only in reports of versions that do not tell `rules`. */
  readonly unseen?: {
    readonly notObservable: readonly string[]
    readonly partlyObservable: readonly string[]
  }
  readonly unproven?: readonly JsonUnproven[]
  /** The command that runs it again. */
  readonly replay: string
}

/** A broken rule with its evidence and its words. */
export interface JsonFinding extends EvidencedFinding {
  /** The finding in words, in the language of the report. */
  readonly message: string
}

/** What is decisive and was not seen, with its words. */
export interface JsonUnproven extends Unproven {
  readonly missing: string
  /** What would make the run conclusive. */
  readonly remedy: string
}

/** How many orders ended each way. */
export type JsonOrders = {
  readonly [outcome in OrderOutcome | 'unsettled']: number
}
