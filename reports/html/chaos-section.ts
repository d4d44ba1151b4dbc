import type { CellVerdict } from '../../scenarios/chaos/run-cell.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { figureLine, type HeatMap, type Square } from '../chaos/heat-map.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { platformNames } from '../messages/platform-names.ts'
import { dataTable, markup, type Markup } from './markup.ts'
import type { HtmlContext } from './html-context.ts'
import { htmlPage } from './html-page.ts'

/** A sign besides the colour, for those who do not see it. */
const signs: Readonly<Record<CellVerdict, string>> = {
  recovered: '✓',
  'gave-up': 'g',
  broken: '✗',
  'by-design': 'd',
  unreachable: '',
  errored: '!',
}

/** These need no line of their own. */
const plain: ReadonlySet<CellVerdict> = new Set(['recovered', 'gave-up', 'unreachable'])

/** The matrix of a chaos run: which step was done or given up under which fault, and what did not. */
export function chaosSection(
  { steps, faults, rows, figures }: HeatMap,
  { language, words }: HtmlContext,
): Markup {
  const own = messages[language].chaos
  const body = rows.map(
    (row, index) =>
      markup`<tr>
        <th scope="row">${faults[index]}</th>
        ${row.map((square) => cellOf(square, language))}
      </tr>`,
  )
  const told = rows.flat().flatMap((square) => troubles(square, language))
  return markup`<section id="chaos">
    <h2>${words.chaos}</h2>
    <p>${figureLine(figures, language)}</p>
    <p><small>${own.legend}</small></p>
    ${dataTable([own.fault, ...steps], body, { className: 'heat' })}
    ${
      told.length === 0
        ? undefined
        : markup`<details><summary>${own.list} (${told.length})</summary><ul>${told}</ul></details>`
    }
  </section>`
}

function cellOf(square: Square | undefined, language: Language): Markup {
  if (square === undefined) return markup`<td></td>`
  const own = messages[language].chaos
  const { verdict, step, fault, cells } = square
  const words = formatMessage(
    own.square,
    { step, fault, verdict: own.verdicts[verdict], cells: cells.length },
    language,
  )
  return markup`<td class="${verdict}" title="${words}">${signs[verdict]}</td>`
}

function troubles(square: Square | undefined, language: Language): readonly Markup[] {
  const own = messages[language].chaos
  const cells = square?.cells.filter(({ verdict }) => !plain.has(verdict)) ?? []
  return cells.map(({ step, fault, platform, dialect, verdict, broken, reason = '' }) => {
    const params = { step, fault, platform: platformNames[platform], dialect, verdict: own.verdicts[verdict] }
    const words = `${formatMessage(own.cell, params, language)} ${broken.join(', ')} ${reason}`
    return markup`<li>${words.trim()}</li> `
  })
}

/** The matrix as one page that needs nothing else. */
export function renderHeatMapHtml(map: HeatMap, language: Language): string {
  const words = messages[language].html
  const body = markup`<main><h1>${words.title}</h1>${chaosSection(map, { language, words })}</main>`
  return htmlPage({ language, title: words.chaos }, body)
}
