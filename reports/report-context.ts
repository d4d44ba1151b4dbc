import type { TraceEvent } from '../contracts/trace/trace-event.ts'
import type { RunResult } from '../scenarios/run/run-result.ts'
import type { Language } from './messages/messages.ts'

/** What a report needs to know besides the results. */
export interface ReportContext {
  readonly language: Language
  /** Wall time that all runs together took. */
  readonly wallMs: number
  /** Everything that happened in each run that began, for the reporters that need it. */
  readonly events?: ReadonlyMap<RunResult, readonly TraceEvent[]>
}
