import type { CellRecord } from '../../scenarios/chaos/cell-record.ts'
import type { CellVerdict } from '../../scenarios/chaos/run-cell.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'

/** One square: what became of a step under a fault on all platforms and in all dialects that were run. */
export interface Square {
  readonly step: string
  readonly fault: string
  /** The worst of its cells. */
  readonly verdict: CellVerdict
  readonly cells: readonly CellRecord[]
}

export interface HeatMap {
  readonly steps: readonly string[]
  readonly faults: readonly string[]
  /** By fault, then by step. */
  readonly rows: readonly (readonly (Square | undefined)[])[]
  readonly figures: ChaosFigures
}

/** How many cells ended how. */
type ChaosFigures = Readonly<Record<CellVerdict | 'cells', number>>

/** The worst first. */
const ranking: readonly CellVerdict[] = [
  'errored',
  'broken',
  'by-design',
  'gave-up',
  'recovered',
  'unreachable',
]

/** The matrix of steps and faults, in the order in which they were first met. */
export function heatMap(records: readonly CellRecord[]): HeatMap {
  const steps = [...new Set(records.map(({ step }) => step))]
  const faults = [...new Set(records.map(({ fault }) => fault))]
  const grouped = Map.groupBy(records, ({ step, fault }) => `${step} ${fault}`)
  const rows = faults.map((fault) =>
    steps.map((step) => {
      const cells = grouped.get(`${step} ${fault}`)
      const verdict = ranking.find((worst) => cells?.some((cell) => cell.verdict === worst))
      return cells === undefined || verdict === undefined ? undefined : { step, fault, verdict, cells }
    }),
  )
  return { steps, faults, rows, figures: figuresOf(records) }
}

function figuresOf(records: readonly CellRecord[]): ChaosFigures {
  const count = (wanted: CellVerdict): number => records.filter(({ verdict }) => verdict === wanted).length
  return {
    cells: records.length,
    recovered: count('recovered'),
    'gave-up': count('gave-up'),
    broken: count('broken'),
    'by-design': count('by-design'),
    unreachable: count('unreachable'),
    errored: count('errored'),
  }
}

/** What was enumerated, what was run, what came of it. */
export function figureLine(
  { 'by-design': byDesign, 'gave-up': gaveUp, ...figures }: ChaosFigures,
  language: Language,
): string {
  const run = figures.cells - figures.unreachable
  return formatMessage(messages[language].chaos.figures, { ...figures, byDesign, gaveUp, run }, language)
}
