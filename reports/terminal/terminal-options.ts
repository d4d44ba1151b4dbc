import type { ReportContext } from '../report-context.ts'
import type { Paint } from './paint.ts'

/** How the terminal shows a report. */
export interface TerminalOptions extends ReportContext {
  readonly colour: boolean
  /** Characters in a line. */
  readonly width: number
}

/** The options with their painter, as the parts of the report share them. */
export interface TerminalStyle extends TerminalOptions {
  readonly paint: Paint
}
