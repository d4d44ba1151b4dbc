import type { RunResult } from '../../scenarios/run/run-result.ts'
import { type FindingKind, findingKinds, responsible } from '../finding-kinds.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { findingWords } from '../messages/finding-words.ts'
import { platformNames } from '../messages/platform-names.ts'
import { findingAnchor, type HtmlContext, ruleAnchor, runAnchor } from './html-context.ts'
import { filterData } from './run-filter.ts'
import { markup, type Markup } from './markup.ts'

/** Links to more runs than these nobody follows; all of them are below. */
const mostLinks = 20

/** What was found in all runs, findings of one cause together; undefined where nothing was. */
export function causesSection(results: readonly RunResult[], context: HtmlContext): Markup | undefined {
  const kinds = findingKinds(results, context.language)
  if (kinds.length === 0) return undefined
  const places = new Map(results.map((run, index) => [run, index]))
  return markup`<section id="findings">
    <h2>${context.words.findings}</h2>
    <ol class="findings">
      ${kinds.map((kind) => causeItem(kind, places, context))}
    </ol>
  </section>`
}

type Places = ReadonlyMap<RunResult, number>

function causeItem({ findings, run, runs }: FindingKind, places: Places, context: HtmlContext): Markup {
  const { language, words } = context
  const [first] = findings
  if (first === undefined) return markup``
  const party = responsible(first, run, language)
  const place = run.findings.indexOf(first)
  const more = runs.length - mostLinks
  return markup`<li ${filterData({ parties: [party], rules: [first.rule] })}>
    <p><strong><a href="#${findingAnchor(places.get(run) ?? 0, place)}">${findingWords(first, language)}</a></strong></p>
    <p class="about">
      ${words.responsible}: <b>${party}</b>; ${words.rule.toLowerCase()}
      <a href="#${ruleAnchor(first.rule)}"><code>${first.rule}</code></a><br />
      ${formatMessage(words.inRuns, { count: runs.length }, language)}:
      ${runs.slice(0, mostLinks).map((other, index) => markup`${index === 0 ? '' : ', '}${runLink(other, places)}`)}${more > 0 ? `, +${more}` : ''}
    </p>
  </li> `
}

function runLink(run: RunResult, places: Places): Markup {
  const name = `${run.scenario} (${platformNames[run.platform]}, ${run.dialect})`
  return markup`<a href="#${runAnchor(places.get(run) ?? 0)}">${name}</a>`
}
