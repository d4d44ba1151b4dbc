import { basename, extname } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { catalogueFolder, findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from '../../scenarios/load/load-scenario.ts'
import type { Variables } from '../../scenarios/language/expand.ts'
import type { Profile } from '../../scenarios/profile/profile.ts'
import { makePlan } from '../../scenarios/plan/make-plan.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import type { Command } from 'commander'
import { loadProfile } from '../../scenarios/profile/load-profile.ts'
import { isSimulated } from '../options/parsers.ts'
import type { Surroundings } from '../surroundings.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'

/** What the user has chosen for all runs. */
export interface RunChoices {
  readonly platform: readonly Platform[]
  readonly target: string
  readonly dialect: readonly string[]
  readonly seed: number
  readonly clock: string
  /** What durations and latencies are taken from. */
  readonly times?: Profile
  /** Where objectives and targets stand. */
  readonly config?: string
  /** What variables of scenarios stand for. */
  readonly var?: Variables
}

/** A plan for each scenario at the paths, on each platform, in each dialect. */
export async function planRuns(
  paths: readonly string[],
  { platform: platforms, target, dialect: dialects, seed, clock, times, config, var: given = {} }: RunChoices,
): Promise<readonly (Plan | SkippedPlan)[]> {
  const loaded = await loadScenarios(await findScenarioFiles(paths), given)
  refuseUnknown(given, loaded)
  return dialects.flatMap((dialect) =>
    platforms.flatMap((platform) =>
      loaded.map(({ name, file, scenario, chosen, fixture, lineOf }) => {
        const source = file.startsWith(catalogueFolder) ? basename(file, extname(file)) : file
        const choices = { source, platform, target, dialect, seed, clock }
        return makePlan(name, scenario, {
          ...choices,
          ...(Object.keys(chosen).length > 0 && { variables: chosen }),
          ...(fixture && { fixture }),
          ...(lineOf && { lineOf }),
          ...(times && { profile: times }),
          ...(config !== undefined && { config }),
        })
      }),
    ),
  )
}

/** A name that no scenario knows is a slip of the hand. */
function refuseUnknown(given: Variables, loaded: readonly LoadedScenario[]): void {
  const unknown = Object.keys(given).find((name) => loaded.every(({ chosen }) => !(name in chosen)))
  if (unknown === undefined) return
  throw new HarnessError('VMH_USAGE', {
    problem: `no scenario has a variable ${unknown}`,
    help: 'vmharness run --help',
  })
}

/** What of the options of `run` a profile takes part in. */
interface Profiled extends Pick<RunChoices, 'target' | 'dialect'> {
  readonly profile?: string
}

/**
 * The times and the dialect of the profile that was asked for; a dialect that was asked for too wins, and that is told.
 *
 * @throws HarnessError VMH_USAGE where the target takes its own time, or as `loadProfile`
 */
export async function profileFor(
  command: Command,
  { profile: file, target, dialect }: Profiled,
  { stderr }: Surroundings,
): Promise<Partial<Pick<RunChoices, 'times' | 'dialect'>>> {
  if (file === undefined) return {}
  if (!isSimulated(target)) {
    throw new HarnessError('VMH_USAGE', {
      problem: `a profile says how long a simulated VMmanager takes; ${target} takes its own time`,
      help: 'vmharness run --help',
    })
  }
  const times = await loadProfile(file)
  if (command.getOptionValueSource('dialect') === 'default') return { times, dialect: [times.dialect] }
  const others = dialect.filter((name) => name !== times.dialect)
  if (others.length > 0) {
    stderr.write(`note: ${file} is of dialect ${times.dialect}, and --dialect takes ${others.join(', ')}\n`)
  }
  return { times }
}

/**
 * Names for the trace files of runs: scenario and platform, and the dialect where there are several. Scenarios of one
 * name from two folders keep traces of their own.
 */
export function nameTraces<Run extends RunIdentity>(runs: readonly Run[]): ReadonlyMap<Run, string> {
  const hasDialects = new Set(runs.map(({ dialect }) => dialect)).size > 1
  const taken = new Map<string, number>()
  return new Map(
    runs.map((run) => {
      const name = [run.scenario, run.platform, ...(hasDialects ? [run.dialect] : [])].join('.')
      const count = (taken.get(name) ?? 0) + 1
      taken.set(name, count)
      return [run, count === 1 ? name : `${name}.${count}`]
    }),
  )
}
