import type { RunResult } from '../../scenarios/run/run-result.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'

/** A load test can be refused a thousand actions; the first few tell the story. */
const mostTold = 3

/**
 * What has become of the actions of a run: `2 actions: 1 done`, then each that was not done, with its reason and tries;
 * none where nothing was asked for, or all of it was done.
 */
export function actionsWords(
  { actions = [] }: Pick<RunResult, 'actions'>,
  language: Language,
): readonly string[] {
  const { phrases } = messages[language]
  const undone = actions.filter(({ outcome }) => outcome !== 'done')
  if (undone.length === 0) return []
  const done = actions.length - undone.length
  const rest = undone.length - mostTold
  return [
    formatMessage(phrases.actions, { count: actions.length, done }, language),
    ...undone.slice(0, mostTold).map((action) => undoneWords(action, language)),
    ...(rest > 0 ? [formatMessage(phrases.moreFindings, { count: rest }, language)] : []),
  ]
}

function undoneWords({ action, order, outcome, tries, reason }: ActionRecord, language: Language): string {
  const { actionOutcomes, phrases } = messages[language]
  const what = [action, order].filter((part) => part !== undefined).join(' ')
  const how = reason === undefined ? actionOutcomes[outcome] : `${actionOutcomes[outcome]} (${reason})`
  return formatMessage(phrases.undone, { what, how, tries }, language)
}
