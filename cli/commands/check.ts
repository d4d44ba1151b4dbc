import { judgeTrace } from '../../contracts/judge/judge.ts'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { readInput } from '../../scenarios/load/read-input.ts'
import { judgedRun } from '../../scenarios/run/make-result.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodeOf } from '../exit-code.ts'
import type { Surroundings } from '../surroundings.ts'
import { addReportOptions, needsEvents, type ReportOptions, writeReports } from './report-options.ts'

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
    const told = new Map<RunResult, readonly TraceEvent[]>()
    for (const file of files) {
      const { result, events } = await judgeFile(file, surroundings)
      results.push(result)
      if (needsEvents(options)) told.set(result, events)
    }
    await writeReports({ results, events: told, wallMs: wall.nowMs() }, options, surroundings)
    done(exitCodeOf(results.map(({ verdict }) => verdict)))
  })
}

interface JudgedFile {
  readonly result: RunResult
  readonly events: readonly TraceEvent[]
}

async function judgeFile(file: string, { stderr }: Surroundings): Promise<JudgedFile> {
  const wall = new WallClock()
  const events = decodeTrace(await readInput(file), file, (problem) => {
    stderr.write(`note: ${file} is a recording, and ${problem}: judged as far as it goes\n`)
  })
  const judgement = judgeTrace(events)
  const { run } = judgement
  const origin = run.sight === 'wire' ? { source: file, recorded: true as const } : { source: run.scenario }
  const result = judgedRun({ ...run, ...origin, title: '' }, judgement, events, wall.nowMs())
  return { result: { ...result, trace: file }, events }
}
