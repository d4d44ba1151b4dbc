import { formatMessage } from '../i18n/format-message.ts'
import { paramsInWords } from './finding-words.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { Unproven } from '../../contracts/judge/rule-record.ts'

/** What is decisive and was not seen, as one sentence without its stop, and what would make the run conclusive. */
export interface UnprovenWords {
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
