import { type FailureCode, failures } from '../../contracts/failures/failures.ts'
import { type VmmanagerErrorName, vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { notedFindings, type RuleName } from '../i18n/finding-params.ts'
import type { Step } from '../../scenarios/language/step.ts'
import type { Fault, FaultName } from '../../simulators/faults/fault.ts'
import type { Scenario } from '../../scenarios/language/scenario.ts'
import { shownMessage } from '../i18n/format-message.ts'
import { hangingText, wrapText } from '../terminal/plain-table.ts'

/** Everything that can be explained, by name. */
export const explainable: readonly string[] = [
  ...Object.keys(messages.en.rules),
  ...Object.keys(faultDefinitions),
  ...Object.keys(quirks),
  ...Object.keys(vmmanagerErrors),
  ...Object.keys(failures),
]

/**
 * What a name stands for: several things where a fault and an error share one, nothing where it is not known.
 *
 * @param name - of a rule, fault, quirk or error, the number of an error, or a VMH_ code
 * @param catalogue - the scenarios from which commands are taken
 */
export function explain(
  name: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): readonly Explanation[] {
  return [
    explainRule(name, language, catalogue),
    explainFault(name, language, catalogue),
    explainQuirk(name, language, catalogue),
    explainError(name, language, catalogue),
    explainFailure(name, language),
  ].filter((explanation) => explanation !== undefined)
}

const mostHarms = 3

/** What a rule promises, in which ways it is broken, and which harm it keeps off; undefined for any other name. */
function explainRule(
  name: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): Explanation | undefined {
  const { rules, findings } = messages[language]
  if (!Object.hasOwn(rules, name)) return undefined
  const { brokenBy, notedWhere, anyWhy, docs } = messages[language].explain
  const ways = Object.entries(findings).filter(([key]) => key.startsWith(`${name}/`))
  const caught = (Object.keys(quirks) as QuirkName[]).filter((quirk) => quirks[quirk].rules.includes(name))
  const harms = new Set(caught.map((quirk) => harmOf(quirk, language, catalogue)))
  return {
    kind: 'rule',
    name,
    meaning: `${rules[name as RuleName]}.`,
    details: ways.map(([key, words]) => {
      const label = notedFindings.has(key) ? notedWhere : brokenBy
      return `${label}: ${placeholderWords(words, language)}`
    }),
    why: harms.size > 0 ? [...harms].slice(0, mostHarms) : [anyWhy.rule],
    reproduce: caught.map((quirk) => commandFor(quirk, catalogue)).find(Boolean) ?? 'vmharness run',
    source: `${docs}/rules.md#${name}`,
  }
}

/** What a fault does, and what a shipped story with it shows; undefined for any other name. */
function explainFault(
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
function armingCommand(fault: FaultName): string {
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

/** A scenario by its name. */
export interface NamedScenario {
  readonly name: string
  readonly scenario: Scenario
}

/** What a known defect is, and which rules catch it; undefined for any other name. */
function explainQuirk(
  name: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): Explanation | undefined {
  if (!Object.hasOwn(quirks, name)) return undefined
  const quirk = name as QuirkName
  const { source, rules } = quirks[quirk]
  const meaning = messages[language].quirks[quirk]
  const details = [`${messages[language].explain.caughtBy}: ${rules.join(', ')}`]
  const reproduce = commandFor(quirk, catalogue)
  const why = [harmOf(quirk, language, catalogue)]
  return { kind: 'quirk', name, meaning, details, why, source, ...(reproduce && { reproduce }) }
}

/** Why a quirk matters; in Russian by the purpose of the scenario that is there to catch it. */
export function harmOf(quirk: QuirkName, language: Language, catalogue: readonly NamedScenario[]): string {
  const { harm } = quirks[quirk]
  return language === 'en' ? harm : (regressionFor(quirk, catalogue)?.scenario.ru?.purpose ?? harm)
}

/** The command that shows a quirk being caught; undefined where no scenario of the catalogue is there for it. */
function commandFor(quirk: QuirkName, catalogue: readonly NamedScenario[]): string | undefined {
  const regression = regressionFor(quirk, catalogue)
  return regression && `vmharness selftest ${regression.name} --quirk ${quirk}`
}

function regressionFor(quirk: QuirkName, catalogue: readonly NamedScenario[]): NamedScenario | undefined {
  return catalogue.find(({ scenario }) => scenario.catches?.includes(quirk))
}

/** Faults by which a simulated VMmanager gives the error. */
const faults: Readonly<Partial<Record<VmmanagerErrorName, FaultName>>> = {
  'session-invalid': 'session-expired',
  forbidden: 'forbidden',
  'internal-error': 'server-error',
  asleep: 'asleep',
  'licence-limit': 'licence-reached',
  'storage-full': 'storage-full',
}

/** When VMmanager gives an error, by its name or its number; undefined for any other. */
function explainError(
  nameOrCode: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): Explanation | undefined {
  const found = Object.entries(vmmanagerErrors).find(
    ([known, { code }]) => known === nameOrCode || String(code) === nameOrCode,
  )
  if (found === undefined) return undefined
  const [name, { code, status, msg, evidence }] = found
  const story = catalogue.find(({ scenario: { expect } }) =>
    [expect, expect.on?.billmanager, expect.on?.clouden].some((outcome) => outcome?.reason === name),
  )
  const { [name as VmmanagerErrorName]: fault } = faults
  const withoutStory = fault === undefined ? 'vmharness simulate' : armingCommand(fault)
  return {
    kind: 'error',
    name,
    meaning: messages[language].errors[name as VmmanagerErrorName],
    details: [`HTTP ${status}: {"error":{"code":${code},"msg":"${msg}"}}`],
    why: [messages[language].explain.anyWhy.error],
    reproduce: story === undefined ? withoutStory : `vmharness run ${story.name}`,
    source: [`${evidence.source} (${evidence.level})`, evidence.note].filter(Boolean).join('. '),
  }
}

/** Commands that end with the failure; the others need a broken surrounding. */
const commands: Readonly<Partial<Record<FailureCode, string>>> = {
  VMH_USAGE: 'vmharness run --seed many',
  VMH_INPUT_MISSING: 'vmharness run no-such-scenario',
  VMH_OUTPUT_UNWRITABLE: 'vmharness run single-order --report json=/no-such-folder/report.json',
}

/** What a VMH_ code means and what to do; undefined for any other name. */
function explainFailure(name: string, language: Language): Explanation | undefined {
  const code = name.toUpperCase()
  if (!Object.hasOwn(failures, code)) return undefined
  const { what, remedy } = messages[language].failures[code as FailureCode]
  const { [code as FailureCode]: reproduce } = commands
  const { remedy: remedyWord, anyWhy, docs } = messages[language].explain
  return {
    kind: 'failure',
    name: code,
    meaning: `${placeholderWords(what, language)}.`,
    details: [`${remedyWord}: ${placeholderWords(remedy, language)}`],
    why: [anyWhy.failure],
    source: `${docs}/errors.md#${code.toLowerCase()}`,
    ...(reproduce !== undefined && { reproduce }),
  }
}

/** A template with its places in words, as `<limit>`; spans are told with their unit, so that it is left out here. */
export function placeholderWords(template: string, language: Language): string {
  return shownMessage(template, language, (name) => {
    const { placeholders } = messages[language]
    return `<${Object.hasOwn(placeholders, name) ? placeholders[name] : name.replace(/Ms$/, '')}>`
  })
}

/** What a name or a code stands for. */
export interface Explanation {
  readonly kind: 'rule' | 'fault' | 'quirk' | 'error' | 'failure'
  readonly name: string
  readonly meaning: string
  /** What else is told of it: ways in which it is broken, what is done about it. */
  readonly details: readonly string[]
  /** Why it matters to the business. */
  readonly why: readonly string[]
  /** A command that shows it; absent where none does by itself. */
  readonly reproduce?: string
  readonly source: string
}

/** An explanation as lines of at most `width` characters; the command stays whole, to be copied. */
export function renderExplanation(explanation: Explanation, language: Language, width: number): string {
  const { kind, name, meaning, details, why, reproduce, source } = explanation
  const words = messages[language].explain
  return [
    `${name} (${words.kinds[kind]})`,
    ...wrapText(meaning, width),
    ...details.flatMap((detail) => hangingText('- ', detail, width)),
    '',
    `${words.why}:`,
    ...why.flatMap((reason) => hangingText('  ', reason, width)),
    ...(reproduce === undefined ? [] : [`${words.reproduce}:`, `  ${reproduce}`]),
    `${words.source}:`,
    ...hangingText('  ', source, width),
    '',
  ].join('\n')
}
