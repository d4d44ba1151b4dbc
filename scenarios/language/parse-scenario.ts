import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Scenario } from './scenario.ts'
import { validateScenario } from './validate-scenario.ts'
import { readYaml } from './yaml-source.ts'

/**
 * Reads a scenario from the text of a YAML file. `file` names the file in failures and is not opened.
 *
 * @throws {HarnessError} `VMH_YAML_SYNTAX` or `VMH_SCENARIO_INVALID`, placed at the key or value to blame.
 */
export function parseScenario(text: string, file: string): Scenario {
  const { value, placeOf } = readYaml(text, file)
  if (value === undefined || value === null) {
    throw new HarnessError(
      'VMH_SCENARIO_INVALID',
      { problem: 'The file is empty; a scenario has at least `title`, `purpose`, `steps` and `expect`' },
      { place: { file, line: 1, column: 1 } },
    )
  }
  return validateScenario(value, file, placeOf)
}
