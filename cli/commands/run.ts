import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { withObjectives } from '../../scenarios/plan/with-objectives.ts'
import { findConfig } from '../../scenarios/targets/real/load-config.ts'
import { type Shard, partOf } from '../../scenarios/shard/shard.ts'
import { notBegun } from '../../scenarios/plan/why-not-run.ts'
import { erroredRun } from '../../scenarios/run/make-result.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'
import { hashId } from '../../reports/identity/run-ids.ts'
import { noteUnfinished, removeUnfinished } from '../report/unfinished.ts'
import { runAll } from '../../scenarios/run/run-all.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { ReportOrigin } from '../../reports/report-context.ts'
import { reportOrigin } from '../report/report-origin.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { claimFolder } from '../output/claim-folder.ts'
import { beginReal } from '../real/begin-real.ts'
import { rehearse } from '../real/rehearse.ts'
import { clearStale, readyToReport } from '../report/ready-to-report.ts'
import { nameTraces, planRuns, profileFor } from '../run/plan-runs.ts'
import { runAfresh } from '../run/run-afresh.ts'
import { recordRun } from '../run/record-run.ts'
import { jobs } from '../workers/jobs.ts'
import { startWorkers } from '../workers/workers.ts'
import { type RunOptions, describeRun, shardFrom } from '../run/run-options.ts'
import { tellOverruled, tellShard, watchRuns } from '../run/watch-runs.ts'
import type { ReportRequest } from '../options/parsers.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Progress, createProgress } from '../progress/progress.ts'
import { addReportOptions, needsEvents, writeReports } from './report-options.ts'

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
  const hurry = new AbortController()
  await using real = await beginReal(command, options, surroundings, hurry.signal)
  const shard = options.shard === 'auto' ? shardFrom(surroundings.env) : options.shard
  tellShard(options.shard, shard, surroundings.stderr)
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
  const reports = withStandardReports(options)
  const baseline = await readyToReport(reports, plans)
  await using _claimed = options.out === undefined ? undefined : await claimFolder(options.out)
  const traceNames = nameTraces(plans)
  const part = shard && { ...shard, whole: fingerprintOf(whole) }
  const wall = new WallClock()
  const origins = [reportOrigin(wall, surroundings)]
  await beginAnew(plans, (plan) => pathsFor(traceNames.get(plan), options).path, {
    ...reports,
    part,
    origins,
  })
  const progress = createProgress({
    stderr: surroundings.stderr,
    runs: plans.length,
    isQuiet: options.quiet === true,
    nowMs: () => wall.nowMs(),
  })
  using interruption = interruptible(surroundings)
  interruption.signal.addEventListener('abort', () => hurry.abort())
  const { results, events } = await runEach(plans, options, {
    progress,
    real,
    traceNames,
    signal: interruption.signal,
  })
  progress.finish()
  const left = (await real?.end()) ?? 0
  interruption.stop()
  const isInterrupted = interruption.signal.aborted
  const waiting = plans.slice(results.length).map((plan) => erroredRun(plan, notBegun, 0))
  const told = { events, wallMs: wall.nowMs(), shard: part, baseline, origins, isInterrupted }
  const exitCode = await writeReports({ results: [...results, ...waiting], ...told }, reports, surroundings)
  if (options.out !== undefined) await removeUnfinished(options.out)
  if (!isInterrupted) return exitCode === exitCodes.good && left > 0 ? exitCodes.environment : exitCode
  surroundings.stderr.write(`interrupted: ${results.length} of ${plans.length} runs were begun\n`)
  return exitCodes.interrupted
}

interface WhoFollows {
  readonly progress: Progress
  readonly real: Awaited<ReturnType<typeof beginReal>>
  readonly traceNames: ReturnType<typeof nameTraces>
  readonly signal: AbortSignal
}

/** Runs all plans, many on several cores; those that take time of their own need no thread to wait in. */
async function runEach(
  plans: readonly (Plan | SkippedPlan)[],
  options: RunOptions,
  { progress, real, traceNames, signal }: WhoFollows,
): Promise<{
  readonly results: readonly RunResult[]
  readonly events: ReadonlyMap<RunResult, readonly TraceEvent[]>
}> {
  const events = new Map<RunResult, readonly TraceEvent[]>()
  const stop = new Int32Array(new SharedArrayBuffer(4))
  signal.addEventListener('abort', () => void Atomics.store(stop, 0, 1))
  const inThreads = real === undefined && plans.every(({ clock }) => clock === 'virtual')
  await using workers = startWorkers(inThreads ? plans.length : 0, options.jobs, signal)
  const keepsEvents = needsEvents(options)
  const results = await runAll(
    plans,
    async (plan) => {
      const watch = progress.begin(plan.scenario, plan.platform)
      const recording = { ...pathsFor(traceNames.get(plan), options), keepsEvents }
      const run =
        workers.threads > 1
          ? await workers.do(jobs.run, { plan, recording, stop })
          : await recordRun(plan, recording, { signal, watch, open: real?.open })
      progress.end(run.result)
      if (keepsEvents) events.set(run.result, run.events)
      return run.result
    },
    { jobs: workers.threads > 1 ? workers.threads : (real?.jobs ?? options.jobs), signal },
  )
  return { results, events }
}

interface WhatBegins {
  readonly part: Shard | undefined
  readonly origins: readonly ReportOrigin[]
}

/** Removes what an earlier run has left, and notes what this one will do. */
async function beginAnew<Run extends RunIdentity>(
  plans: readonly Run[],
  traceOf: (plan: Run) => string | undefined,
  { report = [], out, part, origins }: Pick<RunOptions, 'report' | 'out'> & WhatBegins,
): Promise<void> {
  await clearStale(report, out)
  if (out === undefined) return
  const planned = plans.map((plan) => ({ plan, trace: traceOf(plan) }))
  await noteUnfinished(out, planned, { shard: part, origins })
}

/** What the parts of one whole have in common, and no other parts. */
function fingerprintOf(plans: readonly RunIdentity[]): string {
  const words = plans.map(({ source, variables, platform, target, dialect, profile, seed, clock }) =>
    JSON.stringify([source, variables, platform, target, dialect, profile?.digest, seed, clock]),
  )
  return hashId(16, ...words)
}

function pathsFor(
  name: string | undefined,
  { out }: RunOptions,
): { readonly path: string | undefined; readonly logs: string | undefined } {
  if (out === undefined || name === undefined) return { path: undefined, logs: undefined }
  return { path: join(out, 'traces', `${name}.ndjson`), logs: join(out, 'logs', name) }
}

function withStandardReports(options: RunOptions): RunOptions {
  const { out, report = [] } = options
  if (out === undefined) return options
  const standard = [
    { format: 'json', path: join(out, 'report.json') },
    { format: 'junit', path: join(out, 'junit.xml') },
  ]
  // A recipe may ask by its name for what is written anyway.
  const isAsked = ({ format, path }: ReportRequest): boolean =>
    report.some((asked) => asked.format === format && resolve(asked.path) === resolve(path))
  return { ...options, report: [...standard.filter((own) => !isAsked(own)), ...report] }
}
