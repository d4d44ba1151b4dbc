import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { compareReports, usualTolerance } from '../../reports/compare/compare-reports.ts'
import { renderComparison } from '../../reports/compare/render-comparison.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import { mergeReports } from '../../reports/merge/merge-reports.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { languageOption, parseShare } from '../options/parsers.ts'
import { unfinishedOutcome } from '../report/unfinished.ts'
import { reportEvents, storedReport } from '../report/stored-report.ts'
import type { Surroundings } from '../surroundings.ts'
import { type ReportOptions, addReportOptions, needsEvents, writeReports } from './report-options.ts'

const mergeExample = `
Example:
  vmharness report merge out-1/report.json out-2/report.json --report json=all.json --report junit=junit.xml`

const renderExample = `
Examples:
  vmharness report render out/report.json --report markdown=summary.md
  vmharness report render out --report junit=junit.xml`

const compareExample = `
Example:
  vmharness report compare baseline.json out/report.json --tolerance 0.1`

/** `vmharness report`: what can be made of stored results. */
export const reportCommand: AddCommand = (program, surroundings, done) => {
  const report = program
    .command('report')
    .summary('results of many jobs; write a stored result in another format')
    .description('Merges, renders and compares JSON reports of earlier runs.')
  addMerge(report, surroundings, done)
  addRender(report, surroundings, done)
  addCompare(report, surroundings, done)
}

const addMerge: AddCommand = (report, surroundings, done) => {
  const merge = report
    .command('merge')
    .summary('merge the reports of shards')
    .description(
      'Merges JSON reports into the one that a single machine would have written. Exit code as in run.',
    )
    .argument('<report...>', 'report.json of each shard')
    .addHelpText('after', mergeExample)
  addReportOptions(merge).action(async (files: readonly string[], options: ReportOptions) =>
    done(await retell(files, options, surroundings)),
  )
}

const addRender: AddCommand = (report, surroundings, done) => {
  const render: Command = report
    .command('render')
    .summary('write a stored result in another format')
    .description(
      'Prints a JSON report and writes it in other formats. For the folder of a killed run, it judges the traces. Exit code as in run.',
    )
    .argument('<report>', 'a report.json, or the folder of --out')
    .addHelpText('after', renderExample)
  addReportOptions(render).action(async (file: string, options: ReportOptions) =>
    done(await renderStored(file, options, surroundings)),
  )
}

const addCompare: AddCommand = (report, { stdout }, done) => {
  report
    .command('compare')
    .summary('compare a report with a baseline')
    .description(
      'Shows which phases became significantly slower, and which runs ended with another verdict. Exit code 1 when something became worse.',
    )
    .argument('<baseline>', 'a report.json')
    .argument('<report>', 'another')
    .option(
      '--risk <share>',
      'accepted probability that a difference is due to chance',
      parseShare,
      usualTolerance.risk,
    )
    .option('--tolerance <share>', 'by how much a median may move', parseShare, usualTolerance.share)
    .option('--json', 'the comparison as JSON, for programs')
    .addOption(languageOption('language of the text'))
    .addHelpText('after', compareExample)
    .action(async (baseline: string, file: string, options: CompareOptions) => {
      const [before, now] = [await storedReport(baseline), await storedReport(file)]
      const tolerance = { risk: options.risk, share: options.tolerance }
      const comparison = compareReports(before.report.runs, now.report.runs, tolerance)
      const text =
        options.json === true ? `${JSON.stringify(comparison)}\n` : renderComparison(comparison, options.lang)
      stdout.write(text)
      done(comparison.isRegression ? exitCodes.bad : exitCodes.good)
    })
}

interface CompareOptions {
  readonly risk: number
  readonly tolerance: number
  readonly lang: Language
  readonly json?: true
}

async function retell(
  files: readonly string[],
  options: ReportOptions,
  surroundings: Surroundings,
): Promise<number> {
  const stored = await Promise.all(files.map(storedReport))
  const { results, wallMs, missing, origins } = mergeReports(stored.map(({ report }) => report))
  const events = needsEvents(options) ? await reportEvents(stored) : new Map<never, never>()
  const exitCode = await writeReports({ results, events, wallMs, origins }, options, surroundings)
  return missing.length > 0 ? exitCodes.bad : exitCode
}

/** A folder holds the report of a run that has ended, or what a killed one has left. */
async function renderStored(
  path: string,
  options: ReportOptions,
  surroundings: Surroundings,
): Promise<number> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true
  if (!isFolder) return await retell([path], options, surroundings)
  const file = join(path, 'report.json')
  if (existsSync(file)) return await retell([file], options, surroundings)
  return await writeReports(await unfinishedOutcome(path), options, surroundings)
}
