import type { Exchange } from './exchange.ts'

/** What has become of a request, as far as whoever sent it can know. */
export type RequestOutcome = 'done' | 'refused' | 'unsent' | 'unknown'

/**
 * What the answer to a request, or the want of one, says of what was asked for. A proxy that answers 502 or 504 in place
 * of VMmanager does not know what VMmanager has done: the outcome is unknown until somebody looks.
 */
export function outcomeOf({ response, failure }: Pick<Exchange, 'response' | 'failure'>): RequestOutcome {
  if (response === undefined) return failure?.sent === true ? 'unknown' : 'unsent'
  const { status } = response
  if (status === 502 || status === 504) return 'unknown'
  return status < 300 ? 'done' : 'refused'
}
