import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { RuleState } from '../../contracts/judge/verdict.ts'
import type { RunGroup } from '../group-runs.ts'
import { ruleTally } from '../rule-tally.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'

/**
 * What became of the rules over the runs of one group: how many were broken and how many held, then by name those that
 * could not be seen, or only in part; a sentence each, none where nothing was judged.
 */
export function rulesWords({ runs }: Pick<RunGroup, 'runs'>, language: Language): readonly string[] {
  const tally = ruleTally(runs)
  if (tally.length === 0) return []
  const { phrases } = messages[language]
  const named = (template: string, rules: readonly RuleRecord[]): readonly string[] =>
    rules.length === 0
      ? []
      : [formatMessage(template, { rules: rules.map(({ rule }) => rule).join(', ') }, language)]
  return [
    rulesInShort(tally, language),
    ...named(
      phrases.notObservable,
      tally.filter(({ state }) => state === 'not-observable'),
    ),
    ...named(
      phrases.partlyObservable,
      tally.filter(({ partly }) => partly),
    ),
  ]
}

/** How many rules are in each state: `31 rules: 0 broken, 20 held (163 times), 8 no occasion, 3 not observable`. */
export function rulesInShort(records: readonly RuleRecord[], language: Language): string {
  const count = (state: RuleState): number => records.filter((record) => record.state === state).length
  const held = records.filter(({ state }) => state === 'held')
  return formatMessage(
    messages[language].phrases.rules,
    {
      count: records.length,
      broken: count('broken'),
      held: held.length,
      times: held.reduce((sum, { occasions }) => sum + occasions, 0),
      noOccasion: count('no-occasion'),
      notObservable: count('not-observable'),
    },
    language,
  )
}
