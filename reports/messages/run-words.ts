import type { RunResult } from '../../scenarios/run/run-result.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'
import type { OrderOutcome } from '../../contracts/trace/trace-event.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'
import { type WhyNotRun, type WhyNotRunCode, whyNotRunCodes } from '../../scenarios/plan/why-not-run.ts'
import { findingWords, paramsInWords } from './finding-words.ts'
import type { Unproven } from '../../contracts/judge/rule-record.ts'

/** What decided the course of a run, or of several of one kind, in words. */
export function circumstancesWords(
  {
    target,
    dialect,
    profile,
    seed,
    clock,
  }: Pick<RunResult, 'target' | 'dialect' | 'profile' | 'seed' | 'clock'>,
  language: Language,
): string {
  const { phrases } = messages[language]
  const words = formatMessage(
    phrases.circumstances,
    {
      target: settingWords('targets', target, language),
      dialect,
      seed,
      clock: settingWords('clocks', clock, language),
    },
    language,
  )
  if (profile === undefined) return words
  const { name, digest } = profile
  return `${words}, ${formatMessage(phrases.profile, { name, digest }, language)}`
}

/** What a run is about, in the language of the report where its scenario says it there. */
export function titleOfRun({ title, ru }: Pick<RunIdentity, 'title' | 'ru'>, language: Language): string {
  return language === 'ru' && ru !== undefined ? ru.title : title
}

/** The same with what it is good for: `title: purpose`; empty where a trace names neither. */
export function aboutRun(run: Pick<RunIdentity, 'title' | 'purpose' | 'ru'>, language: Language): string {
  const purpose = language === 'ru' && run.ru !== undefined ? run.ru.purpose : run.purpose
  return [titleOfRun(run, language), purpose].filter(Boolean).join(': ')
}

/** A simulated target or a clock in words; any other, as one of a configuration or `scaled:60`, by its own name. */
export function settingWords(kind: 'targets' | 'clocks', value: string, language: Language): string {
  const words: Readonly<Record<string, string>> = messages[language][kind]
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value
}

const outcomeNames: readonly (OrderOutcome | 'unsettled')[] = ['active', 'refused', 'manual', 'unsettled']

/** How the orders of a run ended: `12 orders: 11 active, 1 refused`; undefined where nothing was ordered. */
export function ordersWords({ orders }: Pick<RunResult, 'orders'>, language: Language): string | undefined {
  const { countedOutcomes, counted } = messages[language]
  const total = outcomeNames.reduce((sum, name) => sum + orders[name], 0)
  if (total === 0) return undefined
  const parts = outcomeNames
    .filter((name) => orders[name] > 0)
    .map((name) => formatMessage(countedOutcomes[name], { count: orders[name] }, language))
  return `${formatMessage(counted.orders, { count: total }, language)}: ${parts.join(', ')}`
}

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

/** Why there is no verdict, without a stop at its end, and what to do about it where that is known. */
interface WhyNotRunWords {
  readonly reason: string
  readonly remedy?: string
}

/** Why a run was skipped or errored; undefined where it was neither. */
export function whyNotRunWords(
  { why, reason, remedy }: Pick<RunResult, 'why' | 'reason' | 'remedy'>,
  language: Language,
): WhyNotRunWords | undefined {
  if (why !== undefined) return wordsOf(why, language)
  return reason === undefined ? undefined : { reason, ...(remedy !== undefined && { remedy }) }
}

/** The same in one line: `why; what to do`. */
export function whyNotRunLine(
  run: Pick<RunResult, 'why' | 'reason' | 'remedy'>,
  language: Language,
): string | undefined {
  const words = whyNotRunWords(run, language)
  if (words?.remedy === undefined) return words?.reason
  return `${words.reason}; ${words.remedy}`
}

function wordsOf({ code, params }: WhyNotRun, language: Language): WhyNotRunWords {
  if (isOwn(code)) {
    const { reason, remedy } = messages[language].whyNotRun[code]
    return {
      reason: formatMessage(reason, params, language),
      ...(remedy !== undefined && { remedy: formatMessage(remedy, params, language) }),
    }
  }
  const { what, remedy } = messages[language].failures[code]
  return {
    reason: `${code}: ${formatMessage(what, params, language)}`,
    remedy: formatMessage(remedy, params, language).replace(/\.$/, ''),
  }
}

function isOwn(code: WhyNotRun['code']): code is WhyNotRunCode {
  return (whyNotRunCodes as readonly string[]).includes(code)
}

/** What is decisive and was not seen, as one sentence without its stop, and what would make the run conclusive. */
interface UnprovenWords {
  readonly missing: string
  readonly remedy: string
}

/** Something unproven in words. */
export function unprovenWords({ code, params }: Unproven, language: Language): UnprovenWords {
  const { missing, remedy } = messages[language].unproven[code]
  const worded = paramsInWords(params, language)
  return {
    missing: formatMessage(missing, worded, language),
    remedy: formatMessage(remedy, worded, language),
  }
}

/** The same in one line: `What was not seen; to make it conclusive: what to do`. */
export function unprovenLine(unproven: Unproven, language: Language): string {
  const { missing, remedy } = unprovenWords(unproven, language)
  return `${missing}; ${messages[language].labels.conclusive}: ${remedy}`
}

/** A run may note one thing of each of many orders; the first few tell the story. */
const mostNotes = 3

/** What a run has noted without breaking a promise, each thing once. */
export function noteWords({ findings }: Pick<RunResult, 'findings'>, language: Language): readonly string[] {
  const notes = findings.filter(({ severity }) => severity === 'note')
  const words = [...new Set(notes.map((finding) => `${finding.rule}: ${findingWords(finding, language)}`))]
  const count = words.length - mostNotes
  if (count <= 0) return words
  return [
    ...words.slice(0, mostNotes),
    formatMessage(messages[language].phrases.moreFindings, { count }, language),
  ]
}
