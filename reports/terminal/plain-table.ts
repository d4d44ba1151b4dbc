import Table from 'cli-table3'

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

/** Rows in columns of the given widths, without borders, two spaces apart; the first column is set left, others right. */
export function plainTable(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): readonly string[] {
  if (rows.length === 0) return []
  const table = new Table({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: [...widths],
    colAligns: widths.map((_, index) => (index === 0 ? 'left' : 'right')),
  })
  table.push(...rows.map((row) => [...row]))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
}

/** The width that each column needs to show all of `rows`. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const columns = rows[0]?.length ?? 0
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
}

/** How wide a table of such columns is. */
export function tableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + 2, -2)
}

/**
 * Breaks a text between words into lines of at most `width` characters; a longer word stays whole, to be copied.
 * Control characters, which an answer of a foreign server may hold, become spaces: they would steer the terminal.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.replaceAll(/\p{Cc}/gu, ' ').split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width && line !== '') {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/** The text wrapped behind `head`; further lines are indented to where the first one begins. */
export function hangingText(head: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(head.length)
  return wrapText(text, Math.max(width - head.length, 20)).map(
    (line, index) => `${index === 0 ? head : indent}${line}`,
  )
}
