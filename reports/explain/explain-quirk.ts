import type { Scenario } from '../../scenarios/language/scenario.ts'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { Explanation } from './explanation.ts'

/** A scenario by its name. */
export interface NamedScenario {
  readonly name: string
  readonly scenario: Scenario
}

/** What a known defect is, and which rules catch it; undefined for any other name. */
export function explainQuirk(
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
export function commandFor(quirk: QuirkName, catalogue: readonly NamedScenario[]): string | undefined {
  const regression = regressionFor(quirk, catalogue)
  return regression && `vmharness selftest ${regression.name} --quirk ${quirk}`
}

function regressionFor(quirk: QuirkName, catalogue: readonly NamedScenario[]): NamedScenario | undefined {
  return catalogue.find(({ scenario }) => scenario.catches?.includes(quirk))
}
