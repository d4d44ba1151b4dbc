import { pollIntervalMs } from '../../contracts/lifecycle/poll-interval.ts'
import { aboutRun } from '../messages/about-run.ts'
import { whyNotRunLine } from '../messages/why-not-run-words.ts'
import { circumstancesWords } from '../messages/circumstances-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { messages } from '../i18n/messages.ts'
import { ordersWords } from '../messages/orders-words.ts'
import { unprovenLine } from '../messages/unproven-words.ts'
import { platformNames } from '../messages/platform-names.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { summarize } from '../timing/summarize.ts'
import { actionsTable } from './actions-table.ts'
import { filterData } from './filter-data.ts'
import { findingsSection } from './findings-section.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import { runAnchor } from './anchors.ts'
import type { ToldRun } from './told-run.ts'
import { viewerSection } from './viewer-section.ts'
import { responsibleOf, rulesBrokenBy } from './responsible.ts'
import { rulesOfRun } from './rules-of-run.ts'
import { timelineSection } from './timeline/timeline-section.ts'

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

/** What waiting between two looks costs, and how to lose half of it. */
function pollingAdvice({ result, events }: ToldRun, { language, words }: HtmlContext): Markup | undefined {
  const intervalMs = pollIntervalMs(events)
  const lostMs = summarize(result.phases.notice)?.p50Ms
  if (intervalMs === undefined || lostMs === undefined || lostMs === 0) return undefined
  const { units } = messages[language]
  const told = (ms: number): string => formatDuration(ms, units)
  const params = { interval: told(intervalMs), lost: told(lostMs), half: told(intervalMs / 2) }
  return markup`<p>${formatMessage(words.polling, params, language)}</p>`
}
