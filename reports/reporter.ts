import type { RunResult } from '../scenarios/run/run-result.ts'
import { renderCtrf } from './ctrf/render-ctrf.ts'
import { renderGithub } from './github/render-github.ts'
import { renderGitlab } from './gitlab/render-gitlab.ts'
import { renderHdr } from './hdr/render-hdr.ts'
import { renderHtml } from './html/render-html.ts'
import { renderHar } from './har/render-har.ts'
import { renderJson } from './json/render-json.ts'
import { renderJunit } from './junit/render-junit.ts'
import { renderMarkdown } from './markdown/render-markdown.ts'
import { renderNdjson } from './ndjson/render-ndjson.ts'
import { renderOtlp } from './otlp/render-otlp.ts'
import { renderPrometheus } from './prometheus/render-prometheus.ts'
import type { ReportContext } from './report-context.ts'
import { renderSarif } from './sarif/render-sarif.ts'
import { withoutSecrets } from './without-secrets.ts'

/** One form of report. */
export interface Reporter {
  /** Name by which `--report NAME=PATH` asks for it. */
  readonly name: string
  /** Usual extension of its files, with the dot. */
  readonly extension: string
  /** It is made from all that happened, so `ReportContext.events` has to be there. */
  readonly needsEvents?: true
  /** The whole report as text that ends with a line break. */
  readonly render: (results: readonly RunResult[], context: ReportContext) => string
}

const forms: readonly Reporter[] = [
  { name: 'json', extension: '.json', render: renderJson },
  { name: 'ndjson', extension: '.ndjson', render: renderNdjson },
  { name: 'html', extension: '.html', needsEvents: true, render: renderHtml },
  { name: 'junit', extension: '.xml', render: renderJunit },
  { name: 'ctrf', extension: '.json', render: renderCtrf },
  { name: 'markdown', extension: '.md', render: renderMarkdown },
  { name: 'github', extension: '.txt', render: renderGithub },
  { name: 'gitlab', extension: '.json', render: renderGitlab },
  { name: 'sarif', extension: '.sarif', render: renderSarif },
  { name: 'har', extension: '.har', needsEvents: true, render: renderHar },
  { name: 'otlp', extension: '.json', needsEvents: true, render: renderOtlp },
  { name: 'hdr', extension: '.hlog', render: renderHdr },
  { name: 'prometheus', extension: '.prom', render: renderPrometheus },
]

/** Every form of report that can be written to a file, by name. None shows a secret. */
export const reporters: ReadonlyMap<string, Reporter> = new Map(
  forms.map((reporter) => [reporter.name, withoutSecrets(reporter)]),
)
