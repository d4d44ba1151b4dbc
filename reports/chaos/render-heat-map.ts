import type { CellVerdict } from '../../scenarios/chaos/run-cell.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { figureLine, type HeatMap, type Square } from './heat-map.ts'

/** One letter each, which every terminal has. */
const marks: Readonly<Record<CellVerdict, string>> = {
  recovered: '.',
  'gave-up': 'g',
  broken: 'X',
  'by-design': 'd',
  unreachable: ' ',
  errored: 'E',
}

/** The matrix for a terminal: steps from left to right by letters, faults from top to bottom. */
export function renderHeatMap({ steps, faults, rows, figures }: HeatMap): string {
  const width = Math.max(...faults.map(({ length }) => length))
  const letters = steps.map((_, index) => letterOf(index))
  const key = steps.map((step, index) => `${letterOf(index)} ${step}`)
  const head = `${' '.repeat(width)}  ${letters.join(' ')}`
  const lines = rows.map((row, index) => {
    const name = (faults[index] ?? '').padEnd(width)
    return `${name}  ${row.map((square) => (square === undefined ? ' ' : marks[square.verdict])).join(' ')}`.trimEnd()
  })
  return [
    ...inColumns(key, 4),
    '',
    head,
    ...lines,
    '',
    '. recovered   g gave up cleanly   X broken   d by design   E errored   (blank) no occasion',
    ...causes(rows.flat().filter((square) => square !== undefined)),
    '',
    figureLine(figures, 'en'),
    '',
  ].join('\n')
}

/** What broke, and in how many cells. */
function causes(squares: readonly Square[]): readonly string[] {
  const cells = squares
    .flatMap(({ cells }) => cells)
    .filter(({ verdict }) => verdict === 'broken' || verdict === 'errored')
  const byCause = Map.groupBy(
    cells,
    ({ fault, broken, reason }) => `${fault}: ${broken.join(', ') || (reason ?? '')}`,
  )
  const lines = Array.from(byCause, ([cause, same]) => {
    const steps = [...new Set(same.map(({ step }) => step))]
    const count = formatMessage('{count, plural, one {# cell} other {# cells}}', { count: same.length }, 'en')
    return `  ${cause} (${count}: ${steps.join(', ')})`
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

function letterOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index)
}

function inColumns(words: readonly string[], columns: number): readonly string[] {
  const width = Math.max(...words.map(({ length }) => length)) + 3
  const lines: string[] = []
  for (let at = 0; at < words.length; at += columns) {
    lines.push(
      words
        .slice(at, at + columns)
        .map((word) => word.padEnd(width))
        .join('')
        .trimEnd(),
    )
  }
  return lines
}
