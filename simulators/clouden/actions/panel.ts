import { panelUrl } from '../../client/panel-url.ts'
import { done, failed, refused } from '../attempted.ts'
import type { Perform } from './action-try.ts'

/**
 * The client goes to VMmanager by a one-time key (dev-huzaki/whmcs-vmmanager6). One service account is nobody's to
 * enter: behind it are the machines of all clients.
 */
export const panel: Perform<'panel'> = async ({ portal, service, follower }) => {
  const { account, panel: site } = portal.assumptions
  if (account === 'shared') return refused('no-account')
  const entered = await panelUrl(follower.api, site, service.request.client.email)
  if ('reason' in entered) return failed(entered.reason)
  service.panelUrl = entered.url
  return done
}
