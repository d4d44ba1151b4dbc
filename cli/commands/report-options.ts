import type { Command } from 'commander'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { redact } from '../../contracts/trace/redact.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { heatMap } from '../../reports/chaos/heat-map.ts'
import { type Comparison, compareReports, usualTolerance } from '../../reports/compare/compare-reports.ts'
import { renderComparison } from '../../reports/compare/render-comparison.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import type { ReportOrigin } from '../../reports/report-context.ts'
import { printableIn } from '../../reports/printable.ts'
import { reporters } from '../../reports/reporter.ts'
import { renderTerminal } from '../../reports/terminal/render-terminal.ts'
import type { Shard } from '../../scenarios/shard/shard.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { readChaosLog } from '../chaos/chaos-log.ts'
import { exitCodeOf, exitCodes } from '../exit-code.ts'
import { storedReport } from '../report/stored-report.ts'
import { type ReportRequest, languageOption, parseReport } from '../options/parsers.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'
import { usesColour } from '../output/uses-colour.ts'
import { refuseTwins } from '../report/ready-to-report.ts'

/** The options of every verb that ends with a report. */
export interface ReportOptions {
  readonly report?: readonly ReportRequest[]
  /** A report that an earlier run has left. */
  readonly baseline?: string
  /** What a chaos run has left. */
  readonly chaos?: string
  /** Whether an inconclusive run is as bad as a failed one. */
  readonly requireConclusive: boolean
  /** Whether it is well that every run was skipped. */
  readonly allowSkipped?: true
  readonly lang: Language
  /** False with `--no-color`. */
  readonly color: boolean
}

const exitCodeHelp = `
Exit codes: 0 good, 1 failed or worse, 2 wrong use, 3 errored, 130 interrupted; see docs/verdicts.md`

/** `isStrict`: whether a run has to be conclusive unless the user says otherwise. */
export function addReportOptions(
  command: Command,
  { isStrict = false }: { readonly isStrict?: boolean } = {},
): Command {
  return command
    .option(
      '--report <format=path>',
      `write a report, any number of them: ${[...reporters.keys()].join(', ')}`,
      parseReport,
    )
    .option('--baseline <file>', 'report.json to compare with; exit code 1 when something became worse')
    .option(
      '--require-conclusive',
      `exit code 1 when a run is inconclusive${isStrict ? ' (the default)' : ''}`,
      isStrict,
    )
    .option(
      '--no-require-conclusive',
      `exit code 0 when a run is inconclusive${isStrict ? '' : ' (the default)'}`,
    )
    .option('--allow-skipped', 'exit code 0 also when every run was skipped')
    .option('--chaos <file>', 'chaos.ndjson of a chaos run, whose matrix the HTML report shows, too')
    .addOption(languageOption('language of the report'))
    .option('--no-color', 'plain text; the variable NO_COLOR does the same')
    .addHelpText('after', exitCodeHelp)
}

/** What a verb has to report. */
export interface Outcome {
  readonly results: readonly RunResult[]
  /** All that happened in each run; asked for where `needsEvents` says so. */
  readonly events: ReadonlyMap<RunResult, readonly TraceEvent[]>
  /** Wall time that all runs together took. */
  readonly wallMs: number
  /** Which part of all runs it is. */
  readonly shard?: Shard | undefined
  /** The work was interrupted. */
  readonly isInterrupted?: boolean
  /** The runs of the baseline, where they were read before the work; else they are read from `options.baseline`. */
  readonly baseline?: readonly RunResult[] | undefined
  /** What made the results: one invocation, or several where reports were put together. */
  readonly origins: readonly ReportOrigin[]
}

/** Whether a report was asked for that is made from all that happened: to keep that takes much memory. */
export function needsEvents({ report = [] }: Pick<ReportOptions, 'report'>): boolean {
  return report.some(({ format }) => reporters.get(format)?.needsEvents === true)
}

/** Prints the results on stdout, writes the reports that were asked for, and gives the exit code. */
export async function writeReports(
  outcome: Outcome,
  options: ReportOptions,
  { stdout, stderr, env }: Surroundings,
): Promise<number> {
  const { results, events, wallMs, shard, origins, isInterrupted = false } = outcome
  refuseTwins(options.report ?? [])
  const comparison = await comparisonWith(options.baseline, outcome)
  const chaos = options.chaos === undefined ? undefined : heatMap(await readChaosLog(options.chaos))
  const { lang: language, requireConclusive } = options
  const context = { language, wallMs, requireConclusive, isInterrupted, origins }
  const colour = usesColour(options.color, { stdout, env })
  stdout.write(
    renderTerminal(printableIn(redact(results)), { ...context, colour, width: stdout.columns ?? 120 }),
  )
  for (const { format, path } of options.report ?? []) {
    const reporter = reporters.get(format)
    if (reporter === undefined)
      throw new HarnessError('VMH_USAGE', { problem: `no report ${format}`, help: '--help' })
    await writeWhole(path, reporter.render(results, { ...context, events, shard, comparison, chaos }))
  }
  if (comparison !== undefined) stdout.write(`\n${renderComparison(comparison, options.lang)}`)
  // Of a part of the runs all may be skipped; the whole is judged when the parts are merged.
  const allowSkipped = options.allowSkipped === true || shard !== undefined
  if (!allowSkipped && results.length > 0 && results.every(({ verdict }) => verdict === 'skipped'))
    stderr.write('every run was skipped, so nothing was tested (--allow-skipped: exit code 0)\n')
  const exitCode = exitCodeOf(
    results.map(({ verdict }) => verdict),
    options,
  )
  return exitCode === exitCodes.good && comparison?.isRegression === true ? exitCodes.bad : exitCode
}

async function comparisonWith(
  baseline: string | undefined,
  { results, baseline: known }: Outcome,
): Promise<Comparison | undefined> {
  if (baseline === undefined) return undefined
  const runs = known ?? (await storedReport(baseline)).report.runs
  return compareReports(runs, results, usualTolerance)
}
