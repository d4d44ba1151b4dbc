import { escapeHtml } from '../../contracts/markup/escape-html.ts'

/** A piece of HTML, as opposed to text that still has to be escaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template; nothing is written for `undefined`. */
export type Piece = string | number | Markup | undefined | readonly Piece[]

/** HTML with values between: text is escaped, markup stands as it is, lists stand one after the other. */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((text, index) => text + written(pieces[index])).join(''))
}

function written(piece: Piece): string {
  if (piece === undefined) return ''
  if (piece instanceof Markup) return piece.text
  return typeof piece === 'object' ? piece.map(written).join('') : escapeHtml(String(piece))
}
