import { stringify } from 'yaml'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'

/** What stands above a reproduced scenario. */
export interface ScenarioOrigin {
  /** File with the traffic. */
  readonly file: string
  /** The command that runs the scenario. */
  readonly command: string
}

/** A scenario as a file, with a head that says where it comes from and what to do with it. */
export function scenarioText(scenario: Scenario, { file, command }: ScenarioOrigin): string {
  const [quirk] = scenario.quirks ?? []
  const head = [
    `Reproduced from ${file}.`,
    `  ${command}`,
    ...(quirk === undefined
      ? ['It fails as the traffic did, and passes once the rule holds.']
      : [
          `The known defect ${quirk} explains the traffic (docs/quirks.md). As a regression test that a platform without`,
          `it passes, write \`catches: [${quirk}]\` in place of \`quirks\`.`,
        ]),
  ]
  return `${head.map((line) => `# ${line}\n`).join('')}${stringify(inOrder(scenario), { lineWidth: 110 })}`
}

/** As people write scenarios. */
function inOrder({ title, purpose, platforms, world, quirks, faults, ...others }: Scenario): Scenario {
  return {
    title,
    purpose,
    ...(platforms && { platforms }),
    ...(world && { world }),
    ...(quirks && { quirks }),
    ...(faults && { faults }),
    ...others,
  }
}

/** A step, and when it was begun. */
export interface TimedStep {
  readonly step: Step
  readonly atMs: number
}
