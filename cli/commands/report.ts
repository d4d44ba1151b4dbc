import type { Command } from 'commander'
import { mergeReports } from '../../reports/merge/merge-reports.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodeOf } from '../exit-code.ts'
import { reportEvents } from '../report/report-events.ts'
import { storedReport } from '../report/stored-report.ts'
import type { Surroundings } from '../surroundings.ts'
import { addReportOptions, needsEvents, type ReportOptions, writeReports } from './report-options.ts'

const mergeExample = `
Example:
  vmharness report merge out-1/report.json out-2/report.json --report json=all.json --report junit=junit.xml`

const renderExample = `
Example:
  vmharness report render out/report.json --report markdown=summary.md`

/** `vmharness report`: what can be made of stored results. */
export const reportCommand: AddCommand = (program, surroundings, done) => {
  const report = program
    .command('report')
    .summary('results of many jobs; another format from a stored result')
    .description('Works on the JSON reports that earlier runs have left.')
  addMerge(report, surroundings, done)
  addRender(report, surroundings, done)
}

const addMerge: AddCommand = (report, surroundings, done) => {
  const merge = report
    .command('merge')
    .summary('put the reports of shards together')
    .description('Puts JSON reports together, as if one machine had done all. Exit code as in run.')
    .argument('<report...>', 'report.json of each shard')
    .addHelpText('after', mergeExample)
  addReportOptions(merge).action(async (files: readonly string[], options: ReportOptions) =>
    done(await retell(files, options, surroundings)),
  )
}

const addRender: AddCommand = (report, surroundings, done) => {
  const render: Command = report
    .command('render')
    .summary('another format from a stored result')
    .description('Prints a JSON report and writes it in other formats. Exit code as in run.')
    .argument('<report>', 'a report.json')
    .addHelpText('after', renderExample)
  addReportOptions(render).action(async (file: string, options: ReportOptions) =>
    done(await retell([file], options, surroundings)),
  )
}

async function retell(
  files: readonly string[],
  options: ReportOptions,
  surroundings: Surroundings,
): Promise<number> {
  const stored = await Promise.all(files.map(storedReport))
  const { results, wallMs } = mergeReports(stored.map(({ report }) => report))
  const events = needsEvents(options) ? await reportEvents(stored) : new Map<never, never>()
  await writeReports({ results, events, wallMs }, options, surroundings)
  return exitCodeOf(results.map(({ verdict }) => verdict))
}
