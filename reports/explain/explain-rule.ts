import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import { notedFindings, type RuleName } from '../i18n/finding-params.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { commandFor, harmOf, type NamedScenario } from './explain-quirk.ts'
import type { Explanation } from './explanation.ts'
import { placeholderWords } from './placeholder-words.ts'

const mostHarms = 3

/** What a rule promises, in which ways it is broken, and which harm it keeps off; undefined for any other name. */
export function explainRule(
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
