import { type ActionResult, failed } from '../action-result.ts'
import type { ActionTry } from './action-try.ts'
import { untilAtRest } from '../../client/until.ts'

/**
 * An action on the machine of a service. Before anything is asked again, whatever an earlier try has begun must have
 * ended.
 */
export function onMachine<Request>(
  perform: (attempt: ActionTry, host: number, request: Request) => Promise<ActionResult>,
): (attempt: ActionTry, request: Request) => Promise<ActionResult> {
  return async (attempt, request) => {
    const { host } = attempt.service
    if (host === undefined) return failed('no-machine')
    const unrest = attempt.isRetry ? await untilAtRest(attempt.follower, host) : undefined
    return unrest === undefined ? perform(attempt, host, request) : failed(unrest)
  }
}
