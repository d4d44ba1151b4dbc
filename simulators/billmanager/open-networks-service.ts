import { openNetworks } from '../client/open-networks.ts'
import { followerFor, type Office } from './office.ts'
import { ownerOf } from './owner-of.ts'
import { become, type Service } from './service.ts'
import { done, failed, failedForPerson, type Tried } from './tried.ts'

/** One try to open virtual networks: no machine, but a higher limit of the client. */
export async function openNetworksService(
  office: Office,
  service: Service,
  networks: number,
): Promise<Tried> {
  const { settings, surroundings } = office
  const { api } = followerFor(office, service.request.order)
  const owner = ownerOf(settings, surroundings.identities, service)
  const opened = await openNetworks(api, owner, networks, service.limitChange)
  if ('reason' in opened) {
    return opened.reason === 'limit-changed' ? failedForPerson(opened.reason) : failed(opened.reason)
  }
  service.limitChange = {}
  become(service, 'active')
  return done
}
