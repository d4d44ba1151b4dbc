import { panelUrl } from '../../client/panel-url.ts'
import { ownerOf } from '../owner-of.ts'
import { done, failed } from '../tried.ts'
import type { Perform } from './action-try.ts'

/** The client goes to VMmanager by a one-time key, as the owner of the machine (dev-huzaki/whmcs-vmmanager6). */
export const panel: Perform<'panel'> = async ({ service, follower, settings, identities }) => {
  const entered = await panelUrl(follower.api, settings.panel, ownerOf(settings, identities, service).email)
  if ('reason' in entered) return failed(entered.reason)
  service.panelUrl = entered.url
  return done
}
