import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'
import { causesSection } from './causes-section.ts'
import { chaosSection } from './chaos-section.ts'
import { coverageSection } from './coverage-section.ts'
import { environmentSection, originList } from './environment-section.ts'
import { type HtmlContext, toldRun, type ToldRun } from './html-context.ts'
import { htmlPage } from './html-page.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { markup, Markup } from './markup.ts'
import { overviewSection } from './overview-section.ts'
import { pageScript, pageScriptHash } from './generated/page-script.ts'
import { rulesSection } from './rules-section.ts'
import { runSection } from './run-section.ts'
import { timingSection } from './timing-section.ts'
import type { Comparison } from '../compare/compare-reports.ts'
import { changeLines, comparisonFigures } from '../compare/render-comparison.ts'
import { gzipSync } from 'node:zlib'
import { expectedWords } from '../messages/finding-words.ts'
import type { ExchangeRecord } from './exchange-record.ts'

/** One page that needs nothing else: it opens from disk, works without scripts and prints. */
export function renderHtml(
  results: readonly RunResult[],
  { language, wallMs, events, comparison, chaos, isInterrupted, origins = [] }: ReportContext,
): string {
  const words = messages[language].html
  const context: HtmlContext = { language, words }
  const runs = results.map((result, index) => toldRun(result, index, events?.get(result)))
  const causes = causesSection(results, context)
  const coverage = coverageSection(runs, context)
  const baseline = comparison && baselineSection(comparison, context)
  const links = [
    ['overview', words.overview],
    ...(causes === undefined ? [] : [['findings', words.findings] as const]),
    ['runs', words.runs],
    ['timing', words.timing],
    ['rules', words.rules],
    ...(baseline === undefined ? [] : [['baseline', words.baseline] as const]),
    ...(chaos === undefined ? [] : [['chaos', words.chaos] as const]),
    ...(coverage === undefined ? [] : [['coverage', words.coverage] as const]),
    ['environment', words.environment],
  ] as const
  const body = markup`${drawings}<a class="skip" href="#overview">${words.skip}</a>
        <header>
          <h1>${words.title}</h1>
          ${isInterrupted === true ? markup`<p class="interrupted" role="status">${words.interrupted}</p>` : undefined}
          ${originList(results, origins, context)}
          <nav>
            <ul>
              ${links.map(([id, text]) => markup`<li><a href="#${id}">${text}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>
          ${overviewSection(results, context)} ${causes}
          <section id="runs">
            <h2>${words.runs}</h2>
            ${runs.map((run) => runSection(run, context))}
          </section>
          ${timingSection(results, context)} ${baseline} ${rulesSection(results, context)}
          ${chaos && chaosSection(chaos, context)} ${coverage}
          ${environmentSection(results, wallMs, context)}
        </main>
<script type="application/octet-stream" id="exchanges">${new Markup(exchangeData(runs, language))}</script>
<script>${new Markup(pageScript)}</script>`
  return htmlPage({ language, title: words.title, scriptHash: pageScriptHash }, body)
}

/** What became slower, faster or otherwise against the baseline. */
function baselineSection(comparison: Comparison, { words, language }: HtmlContext): Markup {
  const verdict = comparison.isRegression ? 'failed' : 'passed'
  return markup`<section id="baseline"><h2>${words.baseline}</h2>
<p><span class="badge ${verdict}">${comparisonFigures(comparison, language)}</span></p>
<ul>${changeLines(comparison, language).map((line) => markup`<li>${line}</li>`)}</ul></section>`
}

/** Shapes that the page draws more than once: the hatching of time lost, and the marks of a timeline. */
const drawings: Markup = new Markup(
  `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
<pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5 0V6"/></pattern>
<path id="mark-fault" d="M-5 1H5L0 11Z"/>
<path id="mark-finding" d="M-4.5 27 4.5 36M4.5 27-4.5 36"/>
<path id="mark-active" d="M0 10 6 18.5 .5 26V37H-.5V26L-6 18.5Z"/>
<path id="mark-refused" d="M-5 13.500H5V23.500H-5Z"/>
<circle id="mark-manual" cy="18.500" r="5.500"/>
</defs></svg>`,
)

/** All exchanges of the runs, in their order, packed so that the page stays small: gzip in base64, of JSON. */
function exchangeData(runs: readonly ToldRun[], language: Language): string {
  return gzipSync(JSON.stringify(runs.map((run) => recordsOf(run, language))), { level: 6 }).toString(
    'base64',
  )
}

function recordsOf({ exchanges }: ToldRun, language: Language): readonly ExchangeRecord[] {
  return exchanges.map(({ event, violations }) => {
    const { seq, atMs, sentAtMs, order = '', exchange } = event
    const { request, response, failure } = exchange
    const departures = violations.map(
      ({ part, pointer, expected, actual, place }) =>
        [part, pointer, expectedWords(expected, language), expectedWords(actual, language), place] as const,
    )
    const target = request.query === '' ? request.path : `${request.path}?${request.query}`
    const answer = String(response?.status ?? failure?.code ?? '')
    const took = Math.round((atMs - sentAtMs) * 1000) / 1000
    const [asked, answered] = [request.body, response?.body]
    return [seq, atMs, took, order, request.method, target, asked, answer, answered, departures] as const
  })
}
