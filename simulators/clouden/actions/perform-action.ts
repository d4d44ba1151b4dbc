import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import { readMachine } from '../../client/read-machine.ts'
import { jobOf } from '../../platform/job.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import { drawMs } from '../../random/draw-ms.ts'
import type { ActionResult } from '../action-result.ts'
import { type CloudenContext, followerFor } from '../clouden-context.ts'
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
  context: CloudenContext,
  service: Service,
  action: Action,
  request: ServiceRequests[Action],
): Promise<void> {
  const offered: OfferedAction<Action> = actions[action]
  const { log } = service
  const job = jobOf(action, request.intent)
  const { surroundings, assumptions } = context
  const follower = followerFor(context, service.request.order)
  for (const attempt: ActionTry = { context, service, follower, tryCount: 1 }; ; attempt.tryCount++) {
    const { tryCount } = attempt
    const refusal = offered.refusal?.(assumptions) ?? refusalFor(service, offered.on)
    if (refusal !== undefined) return log.operation(job, tryCount - 1, 'refused', refusal)
    log.operation(job, tryCount, 'started')
    const result = await inTurn(service, offered, () => offered.perform(attempt, request))
    if (result.kind === 'done') return log.operation(job, tryCount, 'done', result.note)
    if (result.kind === 'refused') return log.operation(job, tryCount, 'refused', result.reason)
    const { reason } = result
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
  perform: () => Promise<ActionResult>,
): Promise<ActionResult> {
  const running = turn === undefined ? perform() : service.turns[turn](perform)
  if (isStarting === true) service.starting.add(running)
  try {
    return await running
  } finally {
    service.starting.delete(running)
  }
}

/** Something that is not found may be another thing than the machine: it is looked for before its service ends. */
async function noteGone({ context, service, follower }: ActionTry, reason: string): Promise<void> {
  if (reason !== gone || service.host === undefined) return
  const read = await readMachine(follower.api, service.host)
  if (read.reason === gone) closeBooks(context, service)
}
