import { HarnessError, type InputPlace } from '../../contracts/failures/harness-error.ts'
import { findNonsense } from './find-nonsense.ts'
import type { Scenario } from './scenario.ts'
import { type ScenarioProblem, pathText } from './scenario-problem.ts'
import scenarioSchema from './generated/scenario.schema.json' with { type: 'json' }
import { type FindProblems, problemFinder } from './problem-finder.ts'

/** Everything in which a value departs from the published schema of scenarios, in words. */
export const findProblems: FindProblems = problemFinder(scenarioSchema)

/**
 * Holds `value` against the published schema of scenarios.
 *
 * @param placeOf - where a problem sits in the text; without it (TypeScript) the message names the path.
 * @throws {HarnessError} `VMH_SCENARIO_INVALID`, about the first problem.
 */
export function validateScenario(
  value: unknown,
  file: string,
  placeOf?: (problem: ScenarioProblem) => InputPlace,
): Scenario {
  const [problem = findNonsense(value as Scenario)[0]] = findProblems(value)
  if (problem === undefined) return value as Scenario
  throw scenarioInvalid(problem, file, placeOf)
}

/** The failure that tells of a problem. */
export function scenarioInvalid(
  problem: ScenarioProblem,
  file: string,
  placeOf?: (problem: ScenarioProblem) => InputPlace,
): HarnessError {
  return new HarnessError(
    'VMH_SCENARIO_INVALID',
    { problem: placeOf === undefined ? withPath(problem) : problem.message },
    { place: placeOf?.(problem) ?? { file } },
  )
}

function withPath({ path, message }: ScenarioProblem): string {
  return path.length === 0 ? message : `${message} (at ${pathText(path)})`
}
