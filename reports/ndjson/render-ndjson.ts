import type { RunResult } from '../../scenarios/run/run-result.ts'
import { toJsonReport } from '../json/render-json.ts'
import type { ReportContext } from '../report-context.ts'

/**
 * The JSON report in lines: one for each run (`type: run`), one
 * for what changed against the baseline (`type: comparison`) and one that sums up (`type: summary`). What is in them
 * is what is in the JSON report.
 */
export function renderNdjson(results: readonly RunResult[], context: ReportContext): string {
  const { version, runs, summary, comparison } = toJsonReport(results, context)
  const lines = [
    ...runs.map((run) => ({ type: 'run', version, ...run })),
    ...(comparison ? [{ type: 'comparison', version, ...comparison }] : []),
    { type: 'summary', version, ...summary },
  ]
  return lines.map((line) => `${oneLine(line)}\n`).join('')
}

/** JSON may hold characters, inside of its texts, at which some readers of lines break them. */
function oneLine(value: object): string {
  return JSON.stringify(value).replaceAll(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
