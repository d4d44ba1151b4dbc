import type { RunResult } from '../../scenarios/run/run-result.ts'
import { type WhyNotRun, type WhyNotRunCode, whyNotRunCodes } from '../../scenarios/plan/why-not-run.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { formatMessage } from '../i18n/format-message.ts'

/** Why there is no verdict, without a stop at its end, and what to do about it where that is known. */
export interface WhyNotRunWords {
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
