import { poll } from '../client/poll.ts'
import { removeLeftover } from '../client/remove-machine.ts'
import { drawMs } from '../random/draw-ms.ts'
import { openService } from './open-service.ts'
import { type CloudenContext, followerFor } from './clouden-context.ts'
import { addHolding, holdingOf, nothingHeld } from './quota.ts'
import { type Service, become } from './service.ts'
import { holderOf, openBooks } from './service-size.ts'
import { sleepUnless } from '../platform/worker-pool.ts'

/**
 * Takes a request to its end: it is held against the quota, approved, and opened; or the user is told why not, nothing
 * is left of it in VMmanager and its part of the quota is given back. Of virtual networks nothing is known.
 */
export async function openRequest(context: CloudenContext, service: Service): Promise<void> {
  const { log } = service
  const holding = holdingOf(service.size)
  log.order('placed')
  log.service('ordered')
  if (service.request.networks !== undefined) return refuse(service, 'not-offered')
  if (!context.quotas.take(holderOf(service), holding)) return refuse(service, 'quota-exceeded')
  const reason = (await approve(context, service)) ?? (await openApproved(context, service))
  if (reason === undefined) return openBooks(context, service)
  refuse(service, reason)
  await leaveNothing(context, service, reason)
  context.quotas.change(holderOf(service), addHolding(nothingHeld, holding, -1))
}

/** Why a request is not approved, or needs no answer any more; undefined when it is approved. */
async function approve(
  { surroundings, assumptions }: CloudenContext,
  { withdrawal: { signal } }: Service,
): Promise<string | undefined> {
  const { approval, approvalTakes, approvalOutcome } = assumptions
  if (approval === 'none') return undefined
  const isAnswered = await sleepUnless(signal, surroundings.clock, drawMs(approvalTakes, surroundings.stream))
  if (!isAnswered) return 'withdrawn'
  return approvalOutcome === 'approved' ? undefined : `approval-${approvalOutcome}`
}

/** The user repeats by hand what has failed: each time what the time before has left is looked for by its name first. */
async function openApproved(context: CloudenContext, service: Service): Promise<string | undefined> {
  const { surroundings, assumptions } = context
  const { clock, stream } = surroundings
  const { log, withdrawal } = service
  const { signal } = withdrawal
  log.order('approved')
  become(service, 'processing')
  let { reason } = await openService(context, service)
  for (let tryCount = 1; reason !== undefined && tryCount <= assumptions.repeats; tryCount++) {
    log.operation({ name: 'open' }, tryCount, 'failed', reason)
    if (!(await sleepUnless(signal, clock, drawMs(assumptions.repeatAfter, stream)))) return reason
    log.operation({ name: 'open' }, tryCount + 1, 'started')
    reason = await openAgain(context, service)
    if (reason === undefined) log.operation({ name: 'open' }, tryCount + 1, 'done')
    else if (tryCount === assumptions.repeats)
      log.operation({ name: 'open' }, tryCount + 1, 'refused', reason)
  }
  return reason
}

async function openAgain(context: CloudenContext, service: Service): Promise<string | undefined> {
  const leftover = await removeLeftover(followerFor(context, service.request.order), service)
  if (leftover !== undefined) return leftover
  delete service.host
  return (await openService(context, service)).reason
}

function refuse(service: Service, reason: string): void {
  service.status = 'deleted'
  service.log.service('deleted')
  service.log.order('refused', reason)
}

/** After these a machine may be there, or may still come. */
const uncertain: ReadonlySet<string> = new Set(['unknown-outcome', 'unavailable'])

/** Removes what a failed opening may have left, as soon as VMmanager can be reached. */
async function leaveNothing(context: CloudenContext, service: Service, reason: string): Promise<void> {
  if (service.host === undefined && !uncertain.has(reason)) return
  const follower = followerFor(context, service.request.order)
  await poll(follower.clock, follower.patience, async () => {
    const trouble = await removeLeftover(follower, service)
    return trouble === 'unavailable' ? undefined : true
  })
}
