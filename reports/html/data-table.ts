import { markup, type Markup } from './markup.ts'

/** What a table may have besides its rows. */
export interface TableLook {
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
