import type { Observation } from './observation.ts'
import { isRecord } from '../vmmanager/is-record.ts'

/** What an answer shows: the operation, that there is none, or nothing about it. */
export type Sight = 'answer' | 'absent' | 'asleep' | 'refused'

/** Handler not found, method not allowed. */
const absentCodes: ReadonlySet<unknown> = new Set([1106, 1107])

/**
 * 404 means that there is no such route, unless VMmanager says that it is the thing which is not there. Other errors
 * come from rights, from repair or from what stands before VMmanager.
 */
export function sightOf({ status, body }: Pick<Observation, 'status' | 'body'>): Sight {
  if (status === 503) return 'asleep'
  if (status === 405) return 'absent'
  if (status === 404) {
    const code = errorCodeOf(body)
    return code === undefined || absentCodes.has(code) ? 'absent' : 'refused'
  }
  return status < 400 && errorCodeOf(body) === undefined ? 'answer' : 'refused'
}

/** The code in the envelope of an error. */
export function errorCodeOf(body: unknown): number | undefined {
  const error = isRecord(body) ? body['error'] : undefined
  const code = isRecord(error) ? error['code'] : undefined
  return typeof code === 'number' ? code : undefined
}
