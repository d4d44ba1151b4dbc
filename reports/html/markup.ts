import { escapeHtml } from '../../contracts/markup/escape-html.ts'

/** A piece of HTML, as opposed to text that still has to be escaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template; nothing is written for `undefined`. */
type Piece = string | number | Markup | undefined | readonly Piece[]

/** HTML with values between: text is escaped, markup stands as it is, lists stand one after the other. */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((text, index) => text + written(pieces[index])).join(''))
}

function written(piece: Piece): string {
  if (piece === undefined) return ''
  if (piece instanceof Markup) return piece.text
  return typeof piece === 'object' ? piece.map(written).join('') : escapeHtml(String(piece))
}

/** What a table may have besides its rows. */
interface TableLook {
  readonly caption?: string
  readonly className?: string
}

/** A table with a line of headings, which may be wider than the screen. */
export function dataTable(
  head: readonly string[],
  rows: readonly Markup[],
  { caption, className }: TableLook = {},
): Markup {
  const look = className === undefined ? undefined : markup` class="${className}"`
  return markup`<div class="scroll">
    <table${look}>
      ${caption === undefined ? undefined : markup`<caption>${caption}</caption>`}
      <thead>
        <tr>
          ${head.map((text) => markup`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}
