import { validateScenario } from '../../scenarios/language/validate-scenario.ts'
import { readYaml } from '../../scenarios/language/yaml-source.ts'
import { readInput } from '../../scenarios/load/read-input.ts'
import { planFault } from '../../scenarios/plan/plan-fault.ts'
import type { Fault } from '../../simulators/faults/fault.ts'

/** A scenario in which the faults of a file are held against the schema of scenarios. */
const carrier = { title: 'faults', purpose: 'faults', steps: [{ wait: 'settled' }], expect: {} }

/**
 * The faults that a file lists in YAML or JSON, written as in scenarios.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX or VMH_SCENARIO_INVALID
 */
export async function readFaults(file: string): Promise<readonly Fault[]> {
  const { value, placeOf } = readYaml(await readInput(file), file)
  const scenario = { ...carrier, faults: value ?? [] }
  const { faults = [] } = validateScenario(scenario, file, ({ path, at }) =>
    placeOf({ path: path.slice(1), at }),
  )
  return faults.map((fault) => planFault(fault))
}
