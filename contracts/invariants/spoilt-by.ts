import type { ExchangeResponse } from '../exchange/exchange.ts'
import type { Violation } from '../exchange/violation.ts'

type Spoils = (violation: Violation, response: ExchangeResponse) => boolean

/** An error of somebody in between, in whatever form, in place of the answer. */
const answersWithError: Spoils = (_, { status }) => status >= 400
/** No data, or a page for people, in place of the answer. */
const hidesAnswer: Spoils = (_, { body }) => typeof body !== 'object' || body === null
const changesStatusWord: Spoils = ({ pointer }) => pointer.endsWith('/status')

/** What each fault makes of an answer that the contract forbids; a fault that is not named spoils no answer. */
const spoils: Readonly<Record<string, Spoils>> = {
  asleep: answersWithError,
  forbidden: answersWithError,
  'gateway-timeout': answersWithError,
  'rate-limited': answersWithError,
  'server-error': answersWithError,
  'session-expired': answersWithError,
  'reply-empty': hidesAnswer,
  'reply-garbage': hidesAnswer,
  'reply-mislabelled': hidesAnswer,
  'reply-truncated': hidesAnswer,
  'status-word': changesStatusWord,
}

/** True for a departure of an answer from the contract that this fault can have caused. */
export function isSpoiltBy(
  fault: string,
  violation: Violation,
  response: ExchangeResponse | undefined,
): boolean {
  return response !== undefined && spoils[fault]?.(violation, response) === true
}
