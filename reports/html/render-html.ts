import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportContext } from '../report-context.ts'
import { baselineSection } from './baseline-section.ts'
import { causesSection } from './causes-section.ts'
import { chaosSection } from './chaos-section.ts'
import { coverageSection } from './coverage-section.ts'
import { environmentSection } from './environment-section.ts'
import { drawings } from './drawings.ts'
import { exchangeData } from './exchange-data.ts'
import type { HtmlContext } from './html-context.ts'
import { htmlPage } from './html-page.ts'
import { messages } from '../i18n/messages.ts'
import { markup, Markup } from './markup.ts'
import { originList } from './origin-list.ts'
import { overviewSection } from './overview-section.ts'
import { pageScript, pageScriptHash } from './generated/page-script.ts'
import { rulesSection } from './rules-section.ts'
import { runSection } from './run-section.ts'
import { timingSection } from './timing-section.ts'
import { toldRun } from './told-run.ts'

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
