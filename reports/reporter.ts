import type { RunResult } from '../scenarios/run/run-result.ts'
import { renderJson } from './json/render-json.ts'
import { renderJunit } from './junit/render-junit.ts'
import type { ReportContext } from './report-context.ts'

/** One form of report. */
export interface Reporter {
  /** Name by which `--report NAME=PATH` asks for it. */
  readonly name: string
  /** Usual extension of its files, with the dot. */
  readonly extension: string
  /** The whole report as text that ends with a line break. */
  readonly render: (results: readonly RunResult[], context: ReportContext) => string
}

/** Every form of report that can be written to a file, by name. */
export const reporters: ReadonlyMap<string, Reporter> = new Map(
  [
    { name: 'json', extension: '.json', render: renderJson },
    { name: 'junit', extension: '.xml', render: renderJunit },
  ].map((reporter) => [reporter.name, reporter]),
)
