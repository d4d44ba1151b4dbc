import type { DriftReport } from '../../contracts/drift/drift-report.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'

/** One JSON object a line, the figures last. */
export function driftLines({ target, report, descriptions }: ToldDrift): string {
  const { drifts, unobserved, fits, best, dialect, counts } = report
  const lines = [
    ...drifts.map((drift) => ({ kind: 'drift', ...drift })),
    ...unobserved.map((thing) => ({ kind: 'unobserved', ...thing })),
    ...descriptions.found.map(({ place, operations }) => ({
      kind: 'description',
      place,
      operations: operations.length,
    })),
    ...fits.map((fit) => ({ kind: 'dialect', ...fit, isBest: best.includes(fit.dialect) })),
    { kind: 'figures', target, dialect, outcome: driftOutcome(report), ...counts },
  ]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** All of it as one JSON object. */
export function driftJson({ target, platforms, report, descriptions }: ToldDrift): string {
  const { found, tried } = descriptions
  const places = found.map(({ place, operations }) => ({ place, operations: operations.length }))
  const whole = {
    target,
    platforms,
    outcome: driftOutcome(report),
    ...report,
    descriptions: { found: places, tried },
  }
  return `${JSON.stringify(whole, undefined, 2)}\n`
}

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
