import type { ServiceAction, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import { nextStep } from '../next-step.ts'
import { followerFor, type Office } from '../office.ts'
import { runOperation } from '../run-operation.ts'
import type { Service } from '../service.ts'
import { actions } from './actions.ts'

/** Why an action makes no sense, by the status of the service. */
const refusals: Readonly<Record<ServiceStatus, string>> = {
  ordered: 'not-opened',
  processing: 'not-opened',
  active: 'not-suspended',
  suspended: 'service-suspended',
  deleted: 'service-deleted',
}

/** Does to a service what is asked of it, or tells why not. */
export async function performAction<Action extends ServiceAction>(
  office: Office,
  service: Service,
  action: Action,
  request: ServiceRequests[Action],
): Promise<void> {
  const offered = actions[action]
  const refusal = offered?.on.includes(service.status) === true ? undefined : refusals[service.status]
  if (offered === undefined || refusal !== undefined) {
    service.log.operation(action, 0, 'refused', offered === undefined ? 'not-offered' : refusal)
    return
  }
  const { surroundings, settings } = office
  const { clock, seed } = surroundings
  const follower = followerFor(office, service.request.order)
  const inventory = (): ReturnType<Office['inventory']> => office.inventory()
  await runOperation(office, service, {
    name: action,
    nextStep,
    attempt: (tryCount) =>
      offered.perform(
        { service, follower, clock, inventory, settings, seed, isRetry: tryCount > 1 },
        request,
      ),
  })
}
