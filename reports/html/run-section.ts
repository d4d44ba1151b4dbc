import { pollIntervalMs } from '../../contracts/lifecycle/poll-interval.ts'
import {
  aboutRun,
  circumstancesWords,
  ordersWords,
  unprovenLine,
  whyNotRunLine,
} from '../messages/run-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { summarize } from '../timing/summarize.ts'
import { filterData, responsibleOf, rulesBrokenBy } from './run-filter.ts'
import { findingsSection } from './findings-section.ts'
import { exchangesAnchor, type HtmlContext, ruleAnchor, runAnchor, type ToldRun } from './html-context.ts'
import { dataTable, markup, type Markup } from './markup.ts'
import { timelineSection } from './timeline/timeline-section.ts'
import type { ActionOutcome, RuleState } from '../../contracts/judge/verdict.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import { rulesInShort } from '../messages/summary-words.ts'

/** All that is known of one run; open where it is not good. */
export function runSection(run: ToldRun, context: HtmlContext): Markup {
  const { result, index } = run
  const { language, words } = context
  const { verdicts } = messages[language]
  const { verdict, scenario, platform } = result
  const reason = whyNotRunLine(result, language)
  const why = reason === undefined ? '' : ` (${reason})`
  const isOpen = verdict !== 'passed' && verdict !== 'skipped'
  return markup`<details
    class="run"
    id="${runAnchor(index)}"
    ${filterData({ verdict, parties: responsibleOf(result, language), rules: rulesBrokenBy(result) })}
    ${isOpen ? markup` open` : undefined}>
    <summary>
      <h3><span class="badge ${verdict}">${verdicts[verdict]}</span> ${scenario}, ${platformNames[platform]}</h3>
    </summary>
    <p>
      ${aboutRun(result, language)}<br /><small>${circumstancesWords(result, language)}</small><br />${ordersWords(result, language)}${why}
    </p>
    ${(result.unproven ?? []).map((some) => markup`<p>${unprovenLine(some, language)}</p>`)}
    <p>${words.reproduce}: ${reproduceCommands(result).map((command, place) => markup`${place === 0 ? '' : markup`<br />`}<code>${command}</code>`)}</p>
    ${findingsSection(run, context)} ${actionsTable(result.actions, context)} ${rulesOfRun(result.rules, context)} ${pollingAdvice(run, context)} ${timelineSection(run, context)} ${viewerSection(run, context)}
  </details> `
}

/** What waiting between two outcomeLooks costs, and how to lose half of it. */
function pollingAdvice({ result, events }: ToldRun, { language, words }: HtmlContext): Markup | undefined {
  const intervalMs = pollIntervalMs(events)
  const lostMs = summarize(result.phases.notice)?.p50Ms
  if (intervalMs === undefined || lostMs === undefined || lostMs === 0) return undefined
  const { units } = messages[language]
  const told = (ms: number): string => formatDuration(ms, units)
  const params = { interval: told(intervalMs), lost: told(lostMs), half: told(intervalMs / 2) }
  return markup`<p>${formatMessage(words.polling, params, language)}</p>`
}

/** More rows than these nobody reads. */
const mostActions = 100

/** How good an outcome outcomeLooks: whether it should have ended so is told by the findings. */
const outcomeLooks: Readonly<Record<ActionOutcome, string>> = {
  done: 'passed',
  refused: 'errored',
  manual: 'errored',
  failed: 'failed',
  unfinished: 'failed',
  'never-begun': 'failed',
}

/** What was asked for beside orders, and what has become of it; what was not done first, where there is much. */
function actionsTable(actions: readonly ActionRecord[] = [], context: HtmlContext): Markup | undefined {
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
    <td><span class="badge ${outcomeLooks[outcome]}">${actionOutcomes[outcome]}</span></td>
    <td class="number">${tries}</td>
    <td>${reason}</td>
  </tr> `
}

/** How a reader is told what became of a rule, so that a rule that nothing put to the test does not look like one that held. */
const stateLooks: Readonly<Record<RuleState, string>> = {
  broken: 'failed',
  held: 'passed',
  'no-occasion': 'skipped',
  'not-observable': 'skipped',
}

const states: readonly RuleState[] = ['broken', 'held', 'no-occasion', 'not-observable']

/** What became of each rule in one run, in a line a state. */
function rulesOfRun(
  records: readonly RuleRecord[] | undefined,
  { words, language }: HtmlContext,
): Markup | undefined {
  if (records === undefined || records.length === 0) return undefined
  const lines = states.flatMap((state) => {
    const own = records.filter((record) => record.state === state)
    if (own.length === 0) return []
    const rules = own.map(({ rule, occasions, partly }) => {
      const times = state === 'held' ? ` (${occasions}${partly ? `, ${words.partlySeen}` : ''})` : ''
      return markup`<li><a href="#${ruleAnchor(rule)}"><code>${rule}</code></a>${times}</li> `
    })
    return [
      markup`<p><span class="badge ${stateLooks[state]}">${messages[language].ruleStates[state]}: ${own.length}</span></p>
        <ul class="inline">
          ${rules}
        </ul>`,
    ]
  })
  return markup`<details>
    <summary>${rulesInShort(records, language)}</summary>
    ${lines}
  </details>`
}

/** Where the script of the page puts the exchanges of a run when they are asked for. */
function viewerSection({ exchanges, index }: ToldRun, { words }: HtmlContext): Markup | undefined {
  if (exchanges.length === 0) return undefined
  return markup`<h4>${words.viewer}</h4>
    <noscript><p>${words.noScript}</p></noscript>
    <details
      class="viewer"
      id="${exchangesAnchor(index)}"
      data-run="${index}"
      data-filter="${words.filter}"
      data-hint="${words.filterHint}"
      data-request="${words.request}"
      data-response="${words.response}"
      data-expected="${words.expected}"
      data-found="${words.found}"
    >
      <summary>${words.open}</summary>
      <p>${words.viewerNote}</p>
    </details>`
}
