import { existsSync, watch } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { loadScenario } from '../../scenarios/load/load-scenario.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { printFailure } from '../print-failure.ts'
import type { OutputStream, Surroundings } from '../surroundings.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import type { Shard } from '../../scenarios/shard/shard.ts'
import { shardVariables } from './run-options.ts'

/** An editor writes a file in several steps; they are taken for one. */
const quietMs = 100

/** What the contract is read from; a package holds it in its own code, where nobody changes it. */
const contractFile = fileURLToPath(
  new URL('../../contracts/vmmanager/generated/contract.json', import.meta.url),
)

/** How what is watched is run. */
export interface WatchedRuns {
  readonly run: (some: readonly string[]) => Promise<number>
  /** The same in a process that reads the contract and modules anew. */
  readonly runAfresh: (some: readonly string[], signal: AbortSignal) => Promise<number>
}

/**
 * Runs everything once, and then again whatever a change concerns: the scenario that has changed, those whose world
 * has, all of them where a new file has come or the contract has changed. A file that cannot be read is told of, and
 * waited for. Until Ctrl-C.
 */
export async function watchRuns(
  paths: readonly string[],
  { run, runAfresh }: WatchedRuns,
  surroundings: Surroundings,
): Promise<number> {
  const interruption = interruptible(surroundings)
  const { signal } = interruption
  const attempt = async (running: Promise<number>): Promise<void> => {
    await running.catch((error: unknown) => printFailure(error, surroundings.stderr))
  }
  let isStale = false
  await attempt(run(paths))
  while (!signal.aborted) {
    const files = await filesOf(paths)
    const changes = nextChanges(files, signal)
    surroundings.stderr.write('watching; Ctrl-C ends\n')
    const changed = await changes
    if (signal.aborted) break
    surroundings.stderr.write(`changed: ${[...changed].join(', ')}\n`)
    // Modules that this process has loaded stay as they were.
    isStale ||= changed.has(contractFile) || [...changed].some((file) => file.endsWith('.ts'))
    const concerned = files.filter(({ parts }) => parts.some((part) => changed.has(part)))
    const isAll = concerned.length === 0 || changed.has(contractFile)
    const some = isAll ? paths : concerned.map(({ file }) => file)
    await attempt(isStale ? runAfresh(some, signal) : run(some))
  }
  interruption.stop()
  return exitCodes.interrupted
}

interface WatchedFile {
  readonly file: string
  /** It itself, and the world that it names: absolute. */
  readonly parts: readonly string[]
}

async function filesOf(paths: readonly string[]): Promise<readonly WatchedFile[]> {
  const files = await findScenarioFiles(paths)
  return await Promise.all(files.map(async (file) => ({ file, parts: await partsOf(file) })))
}

async function partsOf(file: string): Promise<readonly string[]> {
  const loaded = await loadScenario(file).catch((error: unknown) => {
    if (HarnessError.is(error)) return []
    throw error
  })
  const worlds = loaded.flatMap(({ scenario, fixture }) =>
    fixture === undefined ? [] : [resolve(dirname(file), String(scenario.world?.fixture))],
  )
  return [resolve(file), ...worlds]
}

/** Resolves with what has changed, absolute, once it has been quiet for a moment; with nothing when interrupted. */
async function nextChanges(files: readonly WatchedFile[], signal: AbortSignal): Promise<ReadonlySet<string>> {
  const changed = new Set<string>()
  const first = Promise.withResolvers<void>()
  const folders = new Set(files.flatMap(({ parts }) => parts.map((part) => dirname(part))))
  const contractFolder = dirname(contractFile)
  if (existsSync(contractFile)) folders.add(contractFolder)
  const watchers = [...folders].map((folder) =>
    watch(folder, (_, name) => {
      const path = join(folder, name ?? '')
      const isWatched = folder === contractFolder ? path === contractFile : /\.(?:ya?ml|ts)$/.test(path)
      if (!isWatched) return
      changed.add(path)
      first.resolve()
    }),
  )
  signal.addEventListener('abort', () => first.resolve(), { once: true })
  await first.promise
  const wall = new WallClock()
  if (!signal.aborted) await wall.sleep(quietMs)
  wall.stop()
  for (const watcher of watchers) watcher.close()
  return changed
}

/** Tells once for each scenario what it says otherwise than the profile; the scenario is taken at its word. */
export function tellOverruled(plans: readonly (Plan | SkippedPlan)[], stderr: OutputStream): void {
  const told = new Set<string>()
  for (const plan of plans) {
    if ('skipped' in plan || plan.overruled === undefined || plan.overruled.length === 0) continue
    told.add(
      `note: ${plan.scenario} names its own ${plan.overruled.join(', ')}; the profile's is not taken there\n`,
    )
  }
  for (const note of told) stderr.write(note)
}

/** Tells that all scenarios run where a part was asked for and nothing says which. */
export function tellShard(
  asked: Shard | 'auto' | undefined,
  shard: Shard | undefined,
  stderr: OutputStream,
): void {
  if (asked !== 'auto' || shard !== undefined) return
  const pairs = new Intl.ListFormat('en', { type: 'disjunction' }).format(shardVariables)
  stderr.write(`note: --shard auto: all scenarios run here, since no variables name a part (${pairs})\n`)
}
