import type { Step } from '../../scenarios/language/step.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import type { Language } from '../messages/messages.ts'
import type { NamedScenario } from './explain-quirk.ts'
import { explainWords } from './explain-words.ts'
import type { Explanation } from './explanation.ts'
import { faultWordsRu } from './fault-words-ru.ts'

/** Parameters without which a fault cannot be armed. */
const needed: Readonly<Partial<Record<FaultName, string>>> = {
  'reply-late': 'delay=30s',
  'task-slow': 'delay=5m',
  'task-late': 'delay=30s',
  'status-word': 'status=failed word=error',
  'clock-skew': 'ahead=5m',
}

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
    meaning: language === 'ru' ? faultWordsRu[fault] : faultDefinitions[fault].meaning,
    details: [],
    why: [purpose ?? explainWords[language].anyWhy.fault],
    reproduce: story === undefined ? armingCommand(fault) : `vmharness run ${story.name}`,
    source: faultDefinitions[fault].source,
  }
}

/** The command that serves a VMmanager on which the fault strikes. */
export function armingCommand(fault: FaultName): string {
  const { [fault]: parameters } = needed
  return parameters === undefined
    ? `vmharness simulate --fault ${fault}`
    : `vmharness simulate --fault "${fault} ${parameters}"`
}

function armedIn(steps: readonly Step[], fault: FaultName): boolean {
  return steps.some((step) => {
    if ('parallel' in step) return step.parallel.some((branch) => armedIn(branch, fault))
    return 'arm' in step && step.arm.fault === fault
  })
}
