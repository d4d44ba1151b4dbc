import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { RunGroup } from '../group-runs.ts'
import { fillTemplate } from './fill-template.ts'
import { type Language, messages } from './messages.ts'

/** What runs of one group could not show, or only in part, a sentence each; none where a simulator tells everything. */
export function unseenWords({ runs }: Pick<RunGroup, 'runs'>, language: Language): readonly string[] {
  const rules = runs.find((run) => run.rules !== undefined)?.rules ?? []
  const { notObservable, partlyObservable } = messages[language].phrases
  const sentence = (template: string, unseen: readonly RuleRecord[]): readonly string[] =>
    unseen.length === 0 ? [] : [fillTemplate(template, { rules: unseen.map(({ rule }) => rule).join(', ') })]
  return [
    ...sentence(
      notObservable,
      rules.filter(({ state }) => state === 'not-observable'),
    ),
    ...sentence(
      partlyObservable,
      rules.filter(({ partly }) => partly),
    ),
  ]
}
