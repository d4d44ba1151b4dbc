import type { InputPlace } from '../../contracts/failures/harness-error.ts'
import type { ScenarioProblem } from '../../scenarios/language/scenario-problem.ts'
import { validateScenario } from '../../scenarios/language/validate-scenario.ts'
import { readYaml } from '../../scenarios/language/yaml-source.ts'
import { readInput } from '../../scenarios/load/read-input.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import { parse } from 'yaml'

/** A scenario in which faults are held against the schema of scenarios. */
const carrier = { title: 'faults', purpose: 'faults', steps: [{ wait: 'settled' }], expect: {} }

/**
 * The faults that a file lists in YAML or JSON, written as in scenarios.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX or VMH_SCENARIO_INVALID
 */
export async function readFaults(file: string): Promise<readonly Fault[]> {
  const { value, placeOf } = readYaml(await readInput(file), file)
  return checkFaults(value ?? [], ({ path, at }) => placeOf({ path: path.slice(1), at }))
}

/**
 * The same list, where it is one.
 *
 * @param placeOf - where a problem sits; its path begins with `faults`
 * @throws HarnessError VMH_SCENARIO_INVALID
 */
export function checkFaults(
  list: unknown,
  placeOf: (problem: Pick<ScenarioProblem, 'path' | 'at'>) => InputPlace,
): readonly Fault[] {
  const { faults = [] } = validateScenario({ ...carrier, faults: list }, 'faults', placeOf)
  return faults
}

/**
 * A fault as it is written on the command line, `reply-lost operation=host-create times=1`, after those before it.
 *
 * @throws HarnessError VMH_SCENARIO_INVALID
 */
export function parseFault(text: string, before: readonly Fault[] = []): readonly Fault[] {
  const [fault = '', ...words] = text.trim().split(/\s+/)
  const parameters = words.map((word) => {
    const [key = '', ...value] = word.split('=')
    return [key, scalar(value.join('='))] as const
  })
  const [checked] = checkFaults([{ fault, ...Object.fromEntries(parameters) }], () => ({ file: '--fault' }))
  return checked === undefined ? before : [...before, checked]
}

/** `3` is a number and `30s` a text, as in a file; what is no YAML at all is a text. */
function scalar(text: string): unknown {
  try {
    return parse(text) as unknown
  } catch {
    return text
  }
}
