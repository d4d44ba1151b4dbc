import { changeNetworks } from '../../client/change-networks.ts'
import { isTrouble } from '../../client/outcome.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { refundAll } from '../money.ts'
import { ownerOf } from '../owner-of.ts'
import { become } from '../service.ts'
import { done, failed, failedForPerson } from '../tried.ts'
import type { Perform } from './action-try.ts'
import { actions, type OfferedActions } from './actions.ts'

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
export const networksActions: OfferedActions = {
  ...none,
  close: { perform: close, on: ['ordered', 'processing', 'active'] },
  prolong: actions.prolong,
}
