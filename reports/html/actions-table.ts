import type { ActionOutcome } from '../../contracts/judge/verdict.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { messages } from '../i18n/messages.ts'
import { dataTable } from './data-table.ts'
import type { HtmlContext } from './html-context.ts'
import { type Markup, markup } from './markup.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'

/** More rows than these nobody reads. */
const mostActions = 100

/** How good an outcome looks: whether it should have ended so is told by the findings. */
const looks: Readonly<Record<ActionOutcome, string>> = {
  done: 'passed',
  refused: 'errored',
  manual: 'errored',
  failed: 'failed',
  unfinished: 'failed',
  'never-begun': 'failed',
}

/** What was asked for beside orders, and what has become of it; what was not done first, where there is much. */
export function actionsTable(
  actions: readonly ActionRecord[] = [],
  context: HtmlContext,
): Markup | undefined {
  if (actions.length === 0) return undefined
  const { words, language } = context
  const isDone = ({ outcome }: ActionRecord): number => Number(outcome === 'done')
  const chosen = new Set(actions.toSorted((a, b) => isDone(a) - isDone(b)).slice(0, mostActions))
  const rows = actions.filter((action) => chosen.has(action)).map((action) => actionRow(action, context))
  const count = actions.length - rows.length
  const head = [words.action, words.order, words.outcome, words.tries, words.reason]
  return markup`<h4>${words.actions}</h4>
    ${dataTable(head, rows, { className: 'actions' })}
    ${count === 0 ? undefined : markup`<p>${formatMessage(words.moreActions, { count }, language)}</p>`}`
}

function actionRow(record: ActionRecord, { language }: HtmlContext): Markup {
  const { action, asks = {}, order, outcome, tries, reason } = record
  const asked = Object.entries(asks).map(([name, value]) => `${name}: ${value}`)
  const { actionOutcomes } = messages[language]
  return markup`<tr>
    <th scope="row"><code>${action}</code> <small>${asked.join(', ')}</small></th>
    <td>${order}</td>
    <td><span class="badge ${looks[outcome]}">${actionOutcomes[outcome]}</span></td>
    <td class="number">${tries}</td>
    <td>${reason}</td>
  </tr> `
}
