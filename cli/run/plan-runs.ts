import { basename, extname } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { catalogueFolder, findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from '../../scenarios/load/load-scenario.ts'
import type { Variables } from '../../scenarios/language/expand.ts'
import type { Profile } from '../../scenarios/profile/profile.ts'
import { makePlan } from '../../scenarios/plan/make-plan.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'

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
