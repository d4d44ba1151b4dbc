import { judgeTrace } from '../../contracts/judge/judge.ts'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import { readInput } from '../../scenarios/load/read-input.ts'
import { judgedRun } from '../../scenarios/run/make-result.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodeOf } from '../exit-code.ts'
import { type ReportOptions, addReportOptions, writeReports } from './report-options.ts'

/** `vmharness check`: judges traces again, under the contract of today. */
export const checkCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('check')
    .summary('judge traces again')
    .description(
      'Judges traces that a run wrote, without running anything. Findings and exit code as in run.',
    )
    .argument('<trace...>', 'trace files (*.ndjson)')
    .addHelpText('after', '\nExample:\n  vmharness run --out out && vmharness check out/traces/*.ndjson')
  addReportOptions(command).action(async (files: readonly string[], options: ReportOptions) => {
    const wall = new WallClock()
    const results: RunResult[] = []
    for (const file of files) results.push(await judgeFile(file))
    await writeReports(results, options, wall.nowMs(), surroundings)
    done(exitCodeOf(results.map(({ verdict }) => verdict)))
  })
}

async function judgeFile(file: string): Promise<RunResult> {
  const wall = new WallClock()
  const events = decodeTrace(await readInput(file), file)
  const judgement = judgeTrace(events)
  const result = judgedRun(
    { ...judgement.run, source: judgement.run.scenario, title: '' },
    judgement,
    events,
    wall.nowMs(),
  )
  return { ...result, trace: file }
}
