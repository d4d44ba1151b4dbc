import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { Judgement } from '../../contracts/judge/judgement.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { readTraffic } from '../../scenarios/recording/read-traffic.ts'
import type { TrafficChoices } from '../../scenarios/recording/traffic-choices.ts'
import { judgedRun } from '../../scenarios/run/make-result.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { reportOrigin } from '../report/report-origin.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { AddCommand } from '../add-command.ts'
import type { Surroundings } from '../surroundings.ts'
import { addTrafficOptions } from '../options/traffic-options.ts'
import { addReportOptions, needsEvents, type ReportOptions, writeReports } from './report-options.ts'

interface CheckOptions extends ReportOptions, TrafficChoices {}

const examples = `
Examples:
  vmharness run --out out && vmharness check out/traces/*.ndjson
  vmharness check incident.har --platform clouden`

/** `vmharness check`: judges traces again, under the contract of today. */
export const checkCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('check')
    .summary('judge traces again')
    .description(
      'Judges traces that a run or a recording wrote, without running anything. Findings and exit code as in run; an inconclusive run fails here.',
    )
    .argument('<trace...>', 'traces (*.ndjson), HTTP archives (*.har) or logs of pmvmmgr6')
    .addHelpText('after', examples)
  addTrafficOptions(command)
  addReportOptions(command, { isStrict: true }).action(
    async (files: readonly string[], options: CheckOptions) => {
      const wall = new WallClock()
      const results: RunResult[] = []
      const told = new Map<RunResult, readonly TraceEvent[]>()
      for (const file of files) {
        const { result, events } = await judgeFile(file, options, surroundings)
        results.push(result)
        if (needsEvents(options)) told.set(result, events)
      }
      const origins = [reportOrigin(wall, surroundings)]
      const outcome = { results, events: told, wallMs: wall.nowMs(), origins }
      done(await writeReports(outcome, options, surroundings))
    },
  )
}

interface JudgedFile {
  readonly result: RunResult
  readonly events: readonly TraceEvent[]
}

async function judgeFile(
  file: string,
  choices: TrafficChoices,
  { stderr }: Surroundings,
): Promise<JudgedFile> {
  const wall = new WallClock()
  const { events, notes } = await readTraffic(file, choices)
  for (const note of notes) stderr.write(`note: ${note}\n`)
  const judgement = judgeTrace(events)
  const { run } = judgement
  const isRecorded = run.sight === 'wire' || run.sight === 'log'
  if (isRecorded && provesNothing(judgement, events))
    throw new HarnessError('VMH_NOTHING_RECORDED', { path: file })
  const origin = isRecorded ? { source: file, recorded: true as const } : { source: run.scenario }
  const result = judgedRun({ ...run, ...origin, title: '' }, judgement, events, wall.nowMs())
  return { result: { ...result, trace: file }, events }
}

/** Where nobody said anything, nothing can be right; the log of a module may show what is wrong without a call. */
function provesNothing({ findings }: Judgement, events: readonly TraceEvent[]): boolean {
  const isSilent = events.every(({ type }) => type !== 'exchange')
  return isSilent && findings.every(({ severity }) => severity === 'note')
}
