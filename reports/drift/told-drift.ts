import type { DriftReport } from '../../contracts/drift/drift-report.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'

/** What was found about one target. */
export interface ToldDrift {
  readonly target: string
  readonly platforms: readonly Platform[]
  readonly report: DriftReport
  readonly descriptions: {
    readonly found: readonly { readonly place: string; readonly operations: readonly unknown[] }[]
    readonly tried: number
  }
}

/** What a report comes to. */
export type DriftOutcome = 'breaking' | 'drifted' | 'same' | 'blind'

/** What it comes to. */
export function driftOutcome({ counts, drifts, isBlind }: DriftReport): DriftOutcome {
  if (counts.breaking > 0) return 'breaking'
  if (isBlind) return 'blind'
  return drifts.length > 0 ? 'drifted' : 'same'
}
