import type { Follower } from '../../client/follow-task.ts'
import { type ActionResult, failed } from '../action-result.ts'
import type { ActionTry } from './action-try.ts'
import { untilAtRest } from '../../client/until.ts'

/** An action on the machine of a service. It is not repeated while what the time before has begun still runs. */
export function onMachine<Request>(
  perform: (attempt: ActionTry, host: number, request: Request) => Promise<ActionResult>,
): (attempt: ActionTry, request: Request) => Promise<ActionResult> {
  return async (attempt, request) => {
    const { host } = attempt.service
    if (host === undefined) return failed('no-machine')
    const unrest = attempt.tryCount > 1 ? await unrestOf(attempt.follower, host) : undefined
    return unrest === undefined ? perform(attempt, host, request) : failed(unrest)
  }
}

/** The user sees at once that the machine is busy. */
async function unrestOf(follower: Follower, host: number): Promise<string | undefined> {
  const patience = { ...follower.patience, limitMs: 0 }
  const unrest = await untilAtRest({ ...follower, patience }, host)
  return unrest === 'timeout' ? 'machine-busy' : unrest
}
