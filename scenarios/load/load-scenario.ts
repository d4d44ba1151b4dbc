import { basename, dirname, extname, join } from 'node:path'
import { shippedFixtures } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import type { WorldFixture } from '../../simulators/world-fixtures/world-fixture.ts'
import type { Variables } from '../language/expand.ts'
import { parseScenario, variantsOf } from '../language/parse-scenario.ts'
import type { Scenario } from '../language/scenario.ts'
import type { LineOf } from '../plan/plan-step.ts'
import { loadFixture } from './load-fixture.ts'
import { readInput } from './read-input.ts'
import { loadModule } from './load-module.ts'

/** A scenario with its file, and what else the file says that it stands for. */
export interface LoadedScenario {
  /** That of its file without extension, and its place in the matrix. */
  readonly name: string
  readonly file: string
  readonly chosen: Variables
  readonly scenario: Scenario
  /** The lines of its steps; absent where it is written in TypeScript. */
  readonly lineOf?: LineOf
  /** The world that it names by a file. */
  readonly fixture?: WorldFixture
}

/**
 * Loads what a file stands for: a scenario, or one for each place in its matrix. From YAML, or from TypeScript
 * whose default export it is.
 *
 * @param given - variables that are set from outside
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX, VMH_SCENARIO_INVALID or VMH_FIXTURE_INVALID
 */
export async function loadScenario(file: string, given: Variables = {}): Promise<readonly LoadedScenario[]> {
  const extension = extname(file)
  const variants =
    extension === '.ts'
      ? variantsOf(await loadModule(file), file, { given })
      : parseScenario(await readInput(file), file, given)
  return await Promise.all(
    variants.map(async ({ chosen, scenario, lineOf }) => {
      const name = `${basename(file, extension)}${placeIn(chosen)}`
      const world = scenario.world?.fixture
      const loaded = { name, file, chosen, scenario, ...(lineOf && { lineOf }) }
      if (world === undefined || world in shippedFixtures) return loaded
      return { ...loaded, fixture: await loadFixture(join(dirname(file), world)) }
    }),
  )
}

/** The scenarios of all files. */
export async function loadScenarios(
  files: readonly string[],
  given: Variables = {},
): Promise<readonly LoadedScenario[]> {
  return (await Promise.all(files.map((file) => loadScenario(file, given)))).flat()
}

/** Names end up in names of files. */
function placeIn(chosen: Variables): string {
  const parts = Object.entries(chosen).map(
    ([name, value]) => `${name}=${String(value).replaceAll(/[^\w.-]+/g, '-')}`,
  )
  return parts.length === 0 ? '' : `[${parts.join(',')}]`
}
