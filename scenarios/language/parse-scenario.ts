import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Variables } from './expand.ts'
import { type ScenarioVariant, variantsOf } from './variants-of.ts'
import { readYaml } from './yaml-source.ts'

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
