import type { Scenario } from './scenario.ts'

/** Gives a scenario that is written in TypeScript its type; the file exports the result as its default. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario
}
