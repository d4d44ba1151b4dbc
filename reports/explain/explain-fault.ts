import type { Step } from '../../scenarios/language/step.ts'
import type { Fault, FaultName } from '../../simulators/faults/fault.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { NamedScenario } from './explain-quirk.ts'
import type { Explanation } from './explanation.ts'

/** What a fault does, and what a shipped story with it shows; undefined for any other name. */
export function explainFault(
  name: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): Explanation | undefined {
  if (!Object.hasOwn(faultDefinitions, name)) return undefined
  const fault = name as FaultName
  const story = catalogue.find(({ scenario }) => {
    return scenario.faults?.some((armed) => armed.fault === fault) === true || armedIn(scenario.steps, fault)
  })
  const purpose = (language === 'ru' ? story?.scenario.ru : undefined)?.purpose ?? story?.scenario.purpose
  return {
    kind: 'fault',
    name,
    meaning: messages[language].faults[fault],
    details: [],
    why: [purpose ?? messages[language].explain.anyWhy.fault],
    reproduce: story === undefined ? armingCommand(fault) : `vmharness run ${story.name}`,
    source: faultDefinitions[fault].source,
  }
}

/** The command that serves a VMmanager on which the fault strikes. */
export function armingCommand(fault: FaultName): string {
  const parameters = parametersOf(faultDefinitions[fault].chaos.fault)
  return parameters === ''
    ? `vmharness simulate --fault ${fault}`
    : `vmharness simulate --fault "${fault} ${parameters}"`
}

/** What the fault itself needs, without its scope and life. */
function parametersOf(fault: Fault): string {
  const own = Object.entries(fault).filter(([name]) => !['fault', 'times', 'for'].includes(name))
  return own.map(([name, value]) => `${name}=${value}`).join(' ')
}

function armedIn(steps: readonly Step[], fault: FaultName): boolean {
  return steps.some((step) => {
    if ('parallel' in step) return step.parallel.some((branch) => armedIn(branch, fault))
    return 'arm' in step && step.arm.fault === fault
  })
}
