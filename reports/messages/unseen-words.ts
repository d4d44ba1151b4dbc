import type { RunGroup } from '../group-runs.ts'
import { fillTemplate } from './fill-template.ts'
import { type Language, messages } from './messages.ts'

/** What runs of one group could not show, or only in part, a sentence each; none where a simulator tells everything. */
export function unseenWords({ runs }: Pick<RunGroup, 'runs'>, language: Language): readonly string[] {
  const unseen = runs.find((run) => run.unseen !== undefined)?.unseen
  if (unseen === undefined) return []
  const { notObservable, partlyObservable } = messages[language].phrases
  const sentence = (template: string, rules: readonly string[]): readonly string[] =>
    rules.length === 0 ? [] : [fillTemplate(template, { rules: rules.join(', ') })]
  return [
    ...sentence(notObservable, unseen.notObservable),
    ...sentence(partlyObservable, unseen.partlyObservable),
  ]
}
