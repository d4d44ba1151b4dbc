import type { InputPlace } from '../../contracts/failures/harness-error.ts'
import { expand, type Variables } from './expand.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import { scenarioInvalid, validateScenario } from './validate-scenario.ts'

/** A scenario of a file, and by what it differs from the others there. */
export interface ScenarioVariant {
  readonly chosen: Variables
  readonly scenario: Scenario
  /** The line of a key or value in its text; absent where it has none (TypeScript). */
  readonly lineOf?: (path: ScenarioPath) => number | undefined
}

/** What is known besides the value itself. */
export interface VariantSource {
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
