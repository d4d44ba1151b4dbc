import { styleText } from 'node:util'
import type { ReportContext } from '../report-context.ts'

/** What a piece of text means to a reader; the terminal shows it by colour. */
export type Tone = 'good' | 'bad' | 'doubt' | 'warning' | 'strong' | 'faint'

/** Puts a tone on a text. */
type Paint = (tone: Tone, text: string) => string

const styles = {
  good: 'green',
  bad: 'red',
  doubt: 'magenta',
  warning: 'yellow',
  strong: 'bold',
  faint: 'dim',
} as const satisfies Readonly<Record<Tone, string>>

/** A painter with ANSI colours, or one that leaves texts as they are. */
export function createPaint(colour: boolean): Paint {
  if (!colour) return (_, text) => text
  // Whether the terminal shows colours was decided by the caller.
  return (tone, text) => styleText(styles[tone], text, { validateStream: false })
}

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
