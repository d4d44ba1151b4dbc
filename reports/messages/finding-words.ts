import type { Finding } from '../../contracts/rules/finding.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { expectation, orElse } from '../../contracts/vmmanager/expectation.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'

/** What was found broken, as one sentence. A finding that the catalogue does not know is told by its parameters. */
export function findingWords(
  finding: Pick<Finding, 'rule' | 'detail' | 'params'>,
  language: Language,
): string {
  const catalogue = messages[language]
  const key = `${finding.rule}/${finding.detail}`
  const template = lookUp(catalogue.findings, key)
  if (template === undefined) {
    const params = Object.entries(finding.params).map(([name, value]) => `${name}=${value}`)
    return [key, ...params].join(' ')
  }
  return formatMessage(template, paramsInWords(finding.params, language), language).replaceAll('  ', ' ')
}

/** Parameters as templates take them. */
export function paramsInWords(
  params: Finding['params'],
  language: Language,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, paramWords(name, value, language)]),
  )
}

/** What a rule promises, as one sentence; its name where the catalogue does not know it. */
export function ruleWords(rule: string, language: Language): string {
  return lookUp(messages[language].rules, rule) ?? rule
}

/** Spans get their units, and words of a closed list their translation; everything else stands as it is. */
function paramWords(name: string, value: string | number, language: Language): string | number {
  const catalogue = messages[language]
  if (typeof value === 'number') return name.endsWith('Ms') ? formatDuration(value, catalogue.units) : value
  if (name === 'outcome') return lookUp(catalogue.outcomes, value) ?? value
  if (name === 'wanted' || name === 'ended') return lookUp(catalogue.actionOutcomes, value) ?? value
  if (name === 'phase') return lookUp(catalogue.phases, value) ?? value
  if (name === 'part') return lookUp(catalogue.parts, value) ?? value
  return name === 'expected' || name === 'actual' ? expectedWords(value, language) : value
}

function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** What the contract asks for, or what was found, in words of the language; values stand as they are. */
export function expectedWords(contract: string, language: Language): string {
  if (contract.startsWith('"')) return contract
  return contract
    .split(orElse)
    .map((choice) => choiceWords(choice, language))
    .join(messages[language].expected.or)
}

const { longText, ...beginnings } = expectation
const beginningNames = Object.keys(beginnings) as (keyof typeof beginnings)[]

function choiceWords(choice: string, language: Language): string {
  const { kinds, before, longText: message } = messages[language].expected
  const kind = lookUp(kinds, choice)
  if (kind !== undefined) return kind
  if (choice.startsWith(longText)) {
    return formatMessage(message, { count: Number.parseInt(choice.slice(longText.length), 10) }, language)
  }
  const name = beginningNames.find((known) => choice.startsWith(beginnings[known]))
  return name === undefined ? choice : before[name] + choice.slice(beginnings[name].length)
}
