import { messages } from '../messages/messages.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { formatMoment } from '../timing/format-moment.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import type { ToldRun } from './told-run.ts'
import { type OrderRow, orderRows } from './waterfall.ts'

/** More rows than these nobody reads. */
const mostRows = 24

const [width, height] = [1000, 26]

/** Each order of a run as a row of bars. */
export function waterfallSection(
  { result, events, picture }: ToldRun,
  context: HtmlContext,
): Markup | undefined {
  if (picture === undefined) return undefined
  const { words, language } = context
  const rows = orderRows(picture, events)
  if (rows.length === 0) return undefined
  const broken = new Set(result.findings.flatMap(({ order }) => order ?? []))
  const shown = chosen(rows, broken)
  const { phases } = messages[language]
  const legend = (['queue', 'accept', 'create', 'install', 'network', 'notice', 'activate'] as const).map(
    (phase) => markup`<li><i class="${phase}"></i>${phases[phase]}</li>`,
  )
  const hidden = rows.length - shown.length
  return markup`<h4>${words.waterfall}</h4>
    <p>${words.waterfallNote}</p>
    <ul class="legend">
      ${legend}
      <li><i class="tick-read"></i>${words.poll}</li>
      <li><i class="tick-change"></i>${words.change}</li>
      <li><i class="mark"></i>${words.fault}</li>
    </ul>
    <div class="scroll">
      <table class="waterfall">
        <tbody>
          ${shown.map((row) => rowOf(row, broken, context))}
        </tbody>
      </table>
    </div>
    ${hidden > 0 ? markup`<p>${hidden} ${words.moreOrders}</p>` : undefined}`
}

/** Those with findings first, then the slowest, all in the order in which they were placed. */
function chosen(rows: readonly OrderRow[], broken: ReadonlySet<string>): readonly OrderRow[] {
  if (rows.length <= mostRows) return rows
  const weight = (row: OrderRow): number => (broken.has(row.order) ? 1e15 : 0) + row.toMs - row.fromMs
  const heaviest = new Set(rows.toSorted((a, b) => weight(b) - weight(a)).slice(0, mostRows))
  return rows.filter((row) => heaviest.has(row))
}

function rowOf(row: OrderRow, broken: ReadonlySet<string>, { words, language }: HtmlContext): Markup {
  const { outcomes, units, phases } = messages[language]
  const spanMs = Math.max(1, row.toMs - row.fromMs)
  const x = (atMs: number): string => (((atMs - row.fromMs) / spanMs) * width).toFixed(1)
  const size = (fromMs: number, toMs: number): string =>
    Math.max(1, ((toMs - fromMs) / spanMs) * width).toFixed(1)
  const bars = row.bars.map(
    ({ phase, fromMs, toMs }) =>
      markup`<rect class="${phase}" x="${x(fromMs)}" y="7" width="${size(fromMs, toMs)}" height="10"
        ><title>${phases[phase]} ${formatDuration(toMs - fromMs, units)}</title></rect
      >`,
  )
  const ticks = row.ticks.map(
    ({ atMs, kind }) =>
      markup`<rect class="tick-${kind}" x="${x(atMs)}" y="18" width="1.5" height="${kind === 'read' ? 4 : 8}" />`,
  )
  const faults = row.faults.map(
    ({ atMs, fault }) =>
      markup`<circle class="mark" cx="${x(atMs)}" cy="3" r="3"
        ><title>${fault} ${formatMoment(atMs)}</title></circle
      >`,
  )
  const told = row.bars.map(
    ({ phase, fromMs, toMs }) => `${phases[phase]} ${formatDuration(toMs - fromMs, units)}`,
  )
  const total = formatDuration(row.toMs - row.fromMs, units)
  const label = `${row.order}: ${outcomes[row.outcome ?? 'unsettled']}, ${total}; ${told.join(', ')}`
  const lost = row.lostMs === undefined ? '' : `${formatDuration(row.lostMs, units)} ${words.lost}`
  return markup`<tr class="${broken.has(row.order) ? 'broken' : ''}">
    <th scope="row">${row.order}<br /><small>${formatMoment(row.fromMs)}</small></th>
    <td class="drawn">
      <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">
        ${bars}${ticks}${faults}
      </svg>
    </td>
    <td class="number">${total}<br /><small>${lost}</small></td>
  </tr> `
}
