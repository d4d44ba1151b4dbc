import type { ServiceAction } from '../../../contracts/trace/trace-event.ts'
import { jobOf } from '../../platform/job.ts'
import { refusalByStatus } from '../../platform/refusal-by-status.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import { nextStep } from '../next-step.ts'
import { followerFor, type Office } from '../office.ts'
import { runOperation } from '../run-operation.ts'
import type { Service } from '../service.ts'
import { actions, type OfferedAction } from './actions.ts'
import { networksActions } from './networks-actions.ts'

/** Does to a service what is asked of it, or tells why not. */
export async function performAction<Action extends ServiceAction>(
  office: Office,
  service: Service,
  action: Action,
  request: ServiceRequests[Action],
): Promise<void> {
  const isOfNetworks = service.request.networks !== undefined
  const offered: OfferedAction<Action> | undefined = (isOfNetworks ? networksActions : actions)[action]
  const refusal = offered?.on.includes(service.status) === true ? undefined : refusalByStatus[service.status]
  const job = jobOf(action, request.intent)
  if (offered === undefined || refusal !== undefined) {
    service.log.operation(job, 0, 'refused', offered === undefined ? 'not-offered' : refusal)
    return
  }
  const { surroundings, settings } = office
  const { clock, identities } = surroundings
  const follower = followerFor(office, service.request.order)
  const inventory = (): ReturnType<Office['inventory']> => office.inventory()
  const run = (): Promise<unknown> =>
    runOperation(office, service, {
      ...job,
      nextStep,
      attempt: (tryCount) =>
        offered.perform(
          { service, follower, clock, inventory, settings, identities, isRetry: tryCount > 1 },
          request,
        ),
    })
  await (isOfNetworks ? office.inTurnOf(service.request.client.email)(run) : run())
}
