import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { TraceListener } from '../../contracts/trace/trace.ts'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import { withObjectives } from '../../scenarios/plan/with-objectives.ts'
import { findConfig } from '../../scenarios/targets/real/load-config.ts'
import type { OpenTarget } from '../../scenarios/targets/target.ts'
import { partOf, type Shard } from '../../scenarios/shard/shard.ts'
import { runAll } from '../../scenarios/run/run-all.ts'
import { runPlan } from '../../scenarios/run/run-plan.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { parseClock, parseDialects, parsePlatforms, parseVariable, parseWhole } from '../options/parsers.ts'
import { openModuleLogs } from '../output/module-logs.ts'
import { openTraceFile } from '../output/trace-file.ts'
import { nameTraces } from '../run/name-traces.ts'
import { beginReal } from '../real/begin-real.ts'
import { rehearse } from '../real/rehearse.ts'
import { profileFor } from '../run/profile-for.ts'
import { parseShard, shardFrom } from '../run/shard-from.ts'
import { planRuns, type RunChoices } from '../run/plan-runs.ts'
import { tellOverruled } from '../run/tell-overruled.ts'
import { runAfresh } from '../run/run-afresh.ts'
import { watchRuns } from '../run/watch-runs.ts'
import type { Surroundings } from '../surroundings.ts'
import { createProgress, type Progress } from '../progress/progress.ts'
import { addReportOptions, needsEvents, type ReportOptions, writeReports } from './report-options.ts'

interface RunOptions extends ReportOptions, RunChoices {
  readonly jobs: number
  readonly out?: string
  readonly quiet?: true
  readonly shard?: Shard | 'auto'
  readonly watch?: true
  readonly config?: string
  readonly profile?: string
  readonly dryRun?: true
}

const examples = `
Examples:
  vmharness run                                    every shipped scenario on both platforms
  vmharness run single-order --platform clouden    one of them on one platform
  vmharness run --dialect all                      against every release that is known
  vmharness run my-scenarios --out out             your own; traces and reports go to out/
  vmharness run --report junit=junit.xml           for the CI server
  vmharness run --profile staging.yaml             as slow as that VMmanager; see calibrate
  vmharness run --shard 3/8 --out out              one of eight machines; see report merge
  vmharness run --target staging                   a real VMmanager (docs/real-targets.md)`

/** `vmharness run`: runs scenarios, judges them, reports. */
export const runCommand: AddCommand = (program, surroundings, done) => {
  const command = describeRun(program.command('run'))
  addReportOptions(command).action(async (paths: readonly string[], options: RunOptions) => {
    const once = (some: readonly string[]): Promise<number> =>
      runOnce(some, options, { command, surroundings })
    done(options.watch === true ? await watch(paths, once, { command, surroundings }) : await once(paths))
  })
}

function watch(
  paths: readonly string[],
  run: (some: readonly string[]) => Promise<number>,
  { command, surroundings }: { readonly command: Command; readonly surroundings: Surroundings },
): Promise<number> {
  const given = command.parent?.args ?? []
  const options = paths.reduce(
    (words, path) => words.toSpliced(words.lastIndexOf(path), 1),
    given.filter((word) => word !== '--watch'),
  )
  const afresh = (some: readonly string[], signal: AbortSignal): Promise<number> =>
    runAfresh([...options, ...some], surroundings, signal)
  return watchRuns(paths, { run, runAfresh: afresh }, surroundings)
}

/** Runs the scenarios at the paths, reports, and gives the exit code. */
async function runOnce(
  paths: readonly string[],
  options: RunOptions,
  { command, surroundings }: { readonly command: Command; readonly surroundings: Surroundings },
): Promise<number> {
  const profiled = await profileFor(command, options, surroundings)
  await using real = await beginReal(command, options, surroundings)
  const shard = options.shard === 'auto' ? shardFrom(surroundings.env) : options.shard
  const { slo } = (await findConfig(options.config)) ?? {}
  const whole = (await planRuns(paths, { ...options, ...profiled, ...real?.choices })).map((plan) =>
    withObjectives(plan, slo),
  )
  tellOverruled(whole, surroundings.stderr)
  const planned = shard === undefined ? whole : partOf(whole, shard)
  const plans = real === undefined ? planned : planned.map((plan) => real.fit(plan))
  if (options.dryRun === true) {
    await rehearse(plans, real, surroundings.stdout)
    return exitCodes.good
  }
  const wall = new WallClock()
  const progress = createProgress({
    stderr: surroundings.stderr,
    runs: plans.length,
    isQuiet: options.quiet === true,
    nowMs: () => wall.nowMs(),
  })
  const interruption = interruptible(surroundings, real === undefined ? ['SIGINT'] : ['SIGINT', 'SIGTERM'])
  const traceNames = nameTraces(plans)
  const events = new Map<RunResult, readonly TraceEvent[]>()
  const results = await runAll(
    plans,
    async (plan) => {
      const seen: TraceEvent[] = []
      const listen = needsEvents(options) ? (event: TraceEvent) => void seen.push(event) : undefined
      const { path, logs } = pathsFor(traceNames.get(plan), options)
      const open = real?.open
      const result = await runOne(plan, { progress, signal: interruption.signal, path, logs, listen, open })
      if (listen !== undefined) events.set(result, seen)
      return result
    },
    { jobs: real?.jobs ?? options.jobs, signal: interruption.signal },
  )
  progress.finish()
  const left = (await real?.end()) ?? 0
  interruption.stop()
  if (interruption.signal.aborted) {
    surroundings.stderr.write(`interrupted: ${results.length} of ${plans.length} runs were begun\n`)
    return exitCodes.interrupted
  }
  const outcome = { results, events, wallMs: wall.nowMs(), shard }
  const exitCode = await writeReports(outcome, withStandardReports(options), surroundings)
  return exitCode === exitCodes.good && left > 0 ? exitCodes.environment : exitCode
}

function describeRun(command: Command): Command {
  return command
    .summary('run scenarios on platforms against a target; judge; report')
    .description('Runs scenarios: the shipped ones, or those named or found at the given paths.')
    .argument('[path...]', 'scenario files, folders, or names of shipped scenarios')
    .option('--platform <name>', 'billmanager, clouden or all', parsePlatforms, parsePlatforms('all'))
    .option(
      '--target <name>',
      'simulated, simulated-http for real sockets, or a name of the configuration for a real VMmanager',
      defaultChoices.target,
    )
    .option('--dialect <release>', 'wire behaviour of one release of VMmanager, or all', parseDialects, [
      defaultChoices.dialect,
    ])
    .option(
      '--seed <number>',
      'the same seed gives the same run',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option(
      '--var <name=value>',
      'what a variable of the scenarios stands for; any number of times',
      parseVariable,
    )
    .option('--profile <file>', 'durations, latencies and dialect as calibrate has found them')
    .option('--clock <name>', 'virtual, real or scaled:N', parseClock, defaultChoices.clock)
    .option('--jobs <number>', 'runs at once', parseWhole(1, 64), availableParallelism())
    .option('--shard <i/n>', 'do one part of n of the runs; auto for what the CI system says', parseShard)
    .option('--out <folder>', 'write traces and reports there')
    .option('--watch', 'run again what a changed scenario, world or contract concerns, until Ctrl-C')
    .option('--quiet', 'no progress')
    .option('--config <file>', 'objectives for all runs, and real targets; vmharness.config.yaml when absent')
    .option('--dry-run', 'tell what a real target would be asked for, and ask for nothing that changes it')
    .addHelpText('after', examples)
}

function pathsFor(
  name: string | undefined,
  { out }: RunOptions,
): { readonly path: string | undefined; readonly logs: string | undefined } {
  if (out === undefined || name === undefined) return { path: undefined, logs: undefined }
  return { path: join(out, 'traces', `${name}.ndjson`), logs: join(out, 'logs', name) }
}

interface Watchers {
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Where the trace goes. */
  readonly path: string | undefined
  /** Where the logs of modules go: their files begin with it. */
  readonly logs: string | undefined
  readonly listen: TraceListener | undefined
  /** Makes the target ready; a simulated one where undefined. */
  readonly open: OpenTarget | undefined
}

async function runOne(
  plan: Plan | SkippedPlan,
  { progress, signal, path, logs, listen, open }: Watchers,
): Promise<RunResult> {
  const watch = progress.begin(plan.scenario, plan.platform)
  using file = path === undefined || 'skipped' in plan ? undefined : openTraceFile(path)
  using log = logs === undefined || 'skipped' in plan ? undefined : openModuleLogs(plan, logs)
  const result = await runPlan(plan, {
    signal,
    ...(open !== undefined && { open }),
    listen: (event) => {
      file?.write(event)
      log?.write(event)
      watch(event)
      listen?.(event)
    },
  })
  progress.end(result)
  return file === undefined ? result : { ...result, trace: file.path }
}

function withStandardReports(options: RunOptions): ReportOptions {
  const { out, report = [] } = options
  if (out === undefined) return options
  const standard = [
    { format: 'json', path: join(out, 'report.json') },
    { format: 'junit', path: join(out, 'junit.xml') },
  ]
  return { ...options, report: [...standard, ...report] }
}
