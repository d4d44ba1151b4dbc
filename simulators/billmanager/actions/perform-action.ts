import type { ServiceAction } from '../../../contracts/trace/trace-event.ts'
import { jobOf } from '../../platform/job.ts'
import type { ServiceRequests } from '../../platform/service-request.ts'
import { type BillmanagerContext, followerFor, ownerOf } from '../billmanager-context.ts'
import { nextStep, runOperation } from '../run-operation.ts'
import { type Service, become } from '../service.ts'
import { type OfferedAction, type OfferedActions, actions } from './actions.ts'
import { changeNetworks } from '../../client/change-networks.ts'
import { isTrouble } from '../../client/outcome.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { refundAll } from '../money.ts'
import { done, failed, failedForPerson } from '../action-result.ts'
import type { Perform } from './action-try.ts'
import { refusalByStatus } from '../../platform/refusals.ts'

/**
 * Takes from the limit of the client what the opening has added; a client who is gone has none. That VMmanager is told
 * at all is inferred: of the product its opening alone is documented.
 */
const close: Perform<'close'> = async ({ service, follower, settings, identities, isRetry }) => {
  const { api } = follower
  const isOpened = service.status === 'active'
  if (isOpened) {
    if (!isRetry) service.limitChange = {}
    const account = await api.findAccount(ownerOf(settings, identities, service).email)
    if (isTrouble(account)) return failed(reasonOf(account.trouble))
    const id = account?.['id']
    const fewer = -(service.request.networks ?? 0)
    const reason =
      typeof id === 'number' ? await changeNetworks(api, id, fewer, service.limitChange) : undefined
    if (reason !== undefined) return reason === 'limit-changed' ? failedForPerson(reason) : failed(reason)
  }
  if (service.withdrawal.signal.aborted) refundAll(service, settings.billing)
  become(service, 'deleted')
  return done
}

const none = Object.fromEntries(Object.keys(actions).map((name) => [name, undefined])) as {
  readonly [Action in keyof OfferedActions]: undefined
}

/** What can be done to virtual networks: there is no machine to do anything else with. */
const networksActions: OfferedActions = {
  ...none,
  close: { perform: close, on: ['ordered', 'processing', 'active'] },
  prolong: actions.prolong,
}

/** Does to a service what is asked of it, or tells why not. */
export async function performAction<Action extends ServiceAction>(
  context: BillmanagerContext,
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
  const { surroundings, settings } = context
  const { clock, identities } = surroundings
  const follower = followerFor(context, service.request.order)
  const inventory = (): ReturnType<BillmanagerContext['inventory']> => context.inventory()
  const run = (): Promise<unknown> =>
    runOperation(context, service, {
      ...job,
      nextStep,
      attempt: (tryCount) =>
        offered.perform(
          { service, follower, clock, inventory, settings, identities, isRetry: tryCount > 1 },
          request,
        ),
    })
  await (isOfNetworks ? context.inTurnOf(service.request.client.email)(run) : run())
}
