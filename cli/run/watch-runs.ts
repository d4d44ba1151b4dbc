import { watch } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { loadScenario } from '../../scenarios/load/load-scenario.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { printFailure } from '../print-failure.ts'
import type { Surroundings } from '../surroundings.ts'

/** An editor writes a file in several steps; they are taken for one. */
const quietMs = 100

/**
 * Runs everything once, and then again whatever a change concerns: the scenario that has changed, those whose world
 * has, all of them where a new file has come. A file that cannot be read is told of, and waited for. Until Ctrl-C.
 */
export async function watchRuns(
  paths: readonly string[],
  run: (some: readonly string[]) => Promise<number>,
  surroundings: Surroundings,
): Promise<number> {
  const interruption = interruptible(surroundings)
  const attempt = async (some: readonly string[]): Promise<void> => {
    await run(some).catch((error: unknown) => printFailure(error, surroundings.stderr))
  }
  await attempt(paths)
  while (!interruption.signal.aborted) {
    const files = await filesOf(paths)
    const changes = nextChanges(files, interruption.signal)
    surroundings.stderr.write('watching; Ctrl-C ends\n')
    const changed = await changes
    if (interruption.signal.aborted) break
    const concerned = files.filter(({ parts }) => parts.some((part) => changed.has(part)))
    const some = concerned.length > 0 ? concerned.map(({ file }) => file) : paths
    surroundings.stderr.write(`changed: ${[...changed].join(', ')}\n`)
    await attempt(some)
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
  const watchers = [...folders].map((folder) =>
    watch(folder, (_, name) => {
      if (name === null || !/\.(?:ya?ml|ts)$/.test(name)) return
      changed.add(join(folder, name))
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
