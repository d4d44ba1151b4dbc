import type { HostPicture } from '../lifecycle/order-picture.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Rule } from './rule.ts'

/** Every machine left at the end belongs to an order of one that was not refused and a service that is not deleted. */
export const noOrphanVm: Rule<'no-orphan-vm'> = {
  name: 'no-orphan-vm',
  platforms: bothPlatforms,
  // What is left at the end the last look shows.
  seenBy: { consumer: 'not', observer: 'whole' },
  watch: (picture) => ({
    occasions: () => picture.hosts.size,
    conclude: () =>
      [...picture.hosts.values()]
        .filter((host) => host.deleted === undefined && !isWanted(host, picture))
        .map((host) => findingOf(host, picture)),
  }),
}

function isWanted({ host }: HostPicture, picture: RunPicture): boolean {
  const owner = picture.ownerOf(host)
  if (owner === undefined || owner.product === 'networks') return false
  if (owner.outcome === 'refused' || owner.serviceStatus === 'deleted') return false
  return owner.host === undefined || owner.host === host
}

function findingOf({ host, name, accepted }: HostPicture, picture: RunPicture): Finding {
  const owner = picture.ownerOf(host)
  const settled = owner?.settled === undefined ? [] : [owner.settled.seq]
  return {
    rule: 'no-orphan-vm',
    party: 'consumer',
    detail: 'left',
    ...(owner && { order: owner.order }),
    params: { host, name },
    // A machine may come after its order was given up: a lost request still arrives.
    witness: [accepted.seq, ...settled].toSorted((a, b) => a - b),
  }
}
