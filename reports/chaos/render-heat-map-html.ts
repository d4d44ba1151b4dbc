import { escapeHtml } from '../escape-html.ts'
import type { CellVerdict } from '../../scenarios/chaos/run-cell.ts'
import type { HeatMap, Square } from './heat-map.ts'
import { figureLine } from './render-heat-map.ts'

/** A sign besides the colour, for those who do not see it. */
const signs: Readonly<Record<CellVerdict, string>> = {
  held: '✓',
  broken: '✗',
  'by-design': 'd',
  unreachable: '',
  errored: '!',
}

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{margin:2rem;max-width:100%}h1{font-size:1.4rem}
.scroll{overflow-x:auto}
table{border-collapse:separate;border-spacing:2px}
thead th{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:500;text-align:left;padding:.3rem .1rem}
tbody th{font-weight:500;text-align:right;padding-right:.6rem;white-space:nowrap}
td{width:1.6rem;height:1.6rem;text-align:center;border-radius:3px}
.held{background:#2e7d3233}.broken{background:#c62828;color:#fff;font-weight:700}
.by-design{background:#f9a82555}.unreachable{background:#8882}.errored{background:#6a1b9a;color:#fff}
li{margin:.2rem 0}`

/** The matrix as one page that needs nothing else. */
export function renderHeatMapHtml({ steps, faults, rows, figures }: HeatMap): string {
  const head = steps.map((step) => `<th scope="col">${escapeHtml(step)}</th>`).join('')
  const body = rows
    .map(
      (row, index) =>
        `<tr><th scope="row">${escapeHtml(faults[index] ?? '')}</th>${row.map(cellHtml).join('')}</tr>`,
    )
    .join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Chaos matrix</title><style>${style}</style></head><body>
<h1>Chaos matrix</h1>
<p>${escapeHtml(figureLine(figures))}</p>
<p>✓ every rule held, ✗ a rule broke, d broke by design, ! errored, blank: the step gives the fault no occasion.</p>
<div class="scroll"><table><thead><tr><td></td>${head}</tr></thead><tbody>
${body}
</tbody></table></div>
<ul>${rows.flat().map(listed).join('')}</ul>
</body></html>
`
}

function cellHtml(square: Square | undefined): string {
  if (square === undefined) return '<td></td>'
  const { verdict, step, fault, cells } = square
  const title = `${step} under ${fault}: ${verdict}, ${cells.length} cells`
  return `<td class="${verdict}" title="${escapeHtml(title)}">${signs[verdict]}</td>`
}

function listed(square: Square | undefined): string {
  const cells = square?.cells.filter(({ verdict }) => verdict !== 'held' && verdict !== 'unreachable') ?? []
  return cells
    .map(({ step, fault, platform, dialect, verdict, broken, reason = '' }) => {
      const words = `${step} under ${fault} on ${platform}, dialect ${dialect}: ${verdict} ${broken.join(', ')} ${reason}`
      return `<li>${escapeHtml(words.trim())}</li>`
    })
    .join('')
}
