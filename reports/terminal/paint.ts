/** What a piece of text means to a reader; the terminal shows it by colour. */
export type Tone = 'good' | 'bad' | 'doubt' | 'warning' | 'strong' | 'faint'

/** Puts a tone on a text. */
export type Paint = (tone: Tone, text: string) => string

const codes: Readonly<Record<Tone, readonly [number, number]>> = {
  good: [32, 39],
  bad: [31, 39],
  doubt: [35, 39],
  warning: [33, 39],
  strong: [1, 22],
  faint: [2, 22],
}

/** A painter with ANSI colours, or one that leaves texts as they are. */
export function createPaint(colour: boolean): Paint {
  if (!colour) return (_, text) => text
  return (tone, text) => `\u001B[${codes[tone][0]}m${text}\u001B[${codes[tone][1]}m`
}
