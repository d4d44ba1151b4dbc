import { HarnessError, type InputPlace } from '../../contracts/failures/harness-error.ts'
import { type Variables, expand } from './expand.ts'
import { readYaml } from './yaml-source.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import { scenarioInvalid, validateScenario } from './validate-scenario.ts'

/**
 * Reads the scenarios for which the text of a YAML file stands: one, or one for each place in its matrix.
 * `file` names the file in failures and is not opened.
 *
 * @param given - variables that are set from outside
 * @throws {HarnessError} `VMH_YAML_SYNTAX` or `VMH_SCENARIO_INVALID`, placed at the key or value to blame.
 */
export function parseScenario(text: string, file: string, given: Variables = {}): readonly ScenarioVariant[] {
  const { value, placeOf } = readYaml(text, file)
  if (value === undefined || value === null) {
    throw new HarnessError(
      'VMH_SCENARIO_INVALID',
      { problem: 'The file is empty; a scenario has at least `title`, `purpose`, `steps` and `expect`' },
      { place: { file, line: 1, column: 1 } },
    )
  }
  return variantsOf(value, file, { given, placeOf })
}

/** A scenario of a file, and by what it differs from the others there. */
interface ScenarioVariant {
  readonly chosen: Variables
  readonly scenario: Scenario
  /** The line of a key or value in its text; absent where it has none (TypeScript). */
  readonly lineOf?: (path: ScenarioPath) => number | undefined
}

/** What is known besides the value itself. */
interface VariantSource {
  readonly given?: Variables
  /** Where a problem stands in the text; without it (TypeScript) the message names the path. */
  readonly placeOf?: (problem: ScenarioProblem) => InputPlace
}

/**
 * Replaces the variables of a scenario, once for each place in its matrix, and holds each against the schema.
 *
 * @throws {HarnessError} `VMH_SCENARIO_INVALID`, about the first problem.
 */
export function variantsOf(
  value: unknown,
  file: string,
  { given = {}, placeOf }: VariantSource,
): readonly ScenarioVariant[] {
  const variants = expand(value, given)
  if (!isList(variants)) throw scenarioInvalid(variants, file, placeOf)
  return variants.map((variant) => ({
    chosen: variant.chosen,
    scenario: validateScenario(variant.value, file, placeOf),
    ...(placeOf && { lineOf: (path: ScenarioPath) => placeOf({ path, at: endOf(path), message: '' }).line }),
  }))
}

/** A value may begin below its key; what stands in a list has no key. */
function endOf(path: ScenarioPath): ScenarioProblem['at'] {
  return typeof path.at(-1) === 'string' ? 'key' : 'value'
}

function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value)
}
