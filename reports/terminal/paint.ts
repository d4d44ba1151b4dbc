import { styleText } from 'node:util'

/** What a piece of text means to a reader; the terminal shows it by colour. */
export type Tone = 'good' | 'bad' | 'doubt' | 'warning' | 'strong' | 'faint'

/** Puts a tone on a text. */
export type Paint = (tone: Tone, text: string) => string

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
