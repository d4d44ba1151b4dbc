import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import { readMachine } from '../../client/read-machine.ts'
import { jobOf } from '../../platform/job.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import { drawMs } from '../../random/draw-ms.ts'
import type { Attempted } from '../attempted.ts'
import { type Portal, followerFor } from '../portal.ts'
import type { Service } from '../service.ts'
import { closeBooks } from '../service-size.ts'
import type { ActionTry } from './action-try.ts'
import { type OfferedAction, actions } from './actions.ts'
import { refusalByStatus } from '../../platform/refusals.ts'

/**
 * Does to a service what is asked of it, or tells the user at once why not. The user may repeat by hand what has
 * failed. A machine that turns out to be gone takes its service with it.
 */
export async function performAction<Action extends ServiceAction>(
  portal: Portal,
  service: Service,
  action: Action,
  request: ServiceRequests[Action],
): Promise<void> {
  const offered: OfferedAction<Action> = actions[action]
  const { log } = service
  const job = jobOf(action, request.intent)
  const { surroundings, assumptions } = portal
  const follower = followerFor(portal, service.request.order)
  for (const attempt: ActionTry = { portal, service, follower, tryCount: 1 }; ; attempt.tryCount++) {
    const { tryCount } = attempt
    const refusal = offered.refusal?.(assumptions) ?? refusalFor(service, offered.on)
    if (refusal !== undefined) return log.operation(job, tryCount - 1, 'refused', refusal)
    log.operation(job, tryCount, 'started')
    const attempted = await inTurn(service, offered, () => offered.perform(attempt, request))
    if (attempted.kind === 'done') return log.operation(job, tryCount, 'done', attempted.note)
    if (attempted.kind === 'refused') return log.operation(job, tryCount, 'refused', attempted.reason)
    const { reason } = attempted
    log.operation(job, tryCount, 'failed', reason)
    await noteGone(attempt, reason)
    if (tryCount > assumptions.repeats || reason === gone) {
      return log.operation(job, tryCount, 'refused', reason)
    }
    await surroundings.clock.sleep(drawMs(assumptions.repeatAfter, surroundings.stream))
  }
}

const gone = 'instance-not-found'

function refusalFor({ status, isLocked }: Service, on: readonly ServiceStatus[]): string | undefined {
  const present = isLocked && status === 'active' ? 'suspended' : status
  return on.includes(present) ? undefined : refusalByStatus[present]
}

async function inTurn<Action extends ServiceAction>(
  service: Service,
  { turn, isStarting }: OfferedAction<Action>,
  perform: () => Promise<Attempted>,
): Promise<Attempted> {
  const running = turn === undefined ? perform() : service.turns[turn](perform)
  if (isStarting === true) service.starting.add(running)
  try {
    return await running
  } finally {
    service.starting.delete(running)
  }
}

/** Something that is not found may be another thing than the machine: it is looked for before its service ends. */
async function noteGone({ portal, service, follower }: ActionTry, reason: string): Promise<void> {
  if (reason !== gone || service.host === undefined) return
  const read = await readMachine(follower.api, service.host)
  if (read.reason === gone) closeBooks(portal, service)
}
