import type { Platform } from '../../contracts/trace/trace-event.ts'
import { catalogueFolder, findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { loadScenario } from '../../scenarios/load/load-scenario.ts'
import { makePlan } from '../../scenarios/plan/make-plan.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'

/** What the user has chosen for all runs. */
export interface RunChoices {
  readonly platform: readonly Platform[]
  readonly target: string
  readonly dialect: readonly string[]
  readonly seed: number
  readonly clock: string
}

/** A plan for each scenario at the paths, on each platform, in each dialect. */
export async function planRuns(
  paths: readonly string[],
  { platform: platforms, target, dialect: dialects, seed, clock }: RunChoices,
): Promise<readonly (Plan | SkippedPlan)[]> {
  const loaded = await Promise.all((await findScenarioFiles(paths)).map((file) => loadScenario(file)))
  return dialects.flatMap((dialect) =>
    platforms.flatMap((platform) =>
      loaded.map(({ name, file, scenario }) => {
        const source = file.startsWith(catalogueFolder) ? name : file
        return makePlan(name, scenario, { source, platform, target, dialect, seed, clock })
      }),
    ),
  )
}
