import { undotted } from './dotted.ts'
import { parseNetwork } from './ip-span.ts'
import type { IpNetwork } from './network-entities.ts'
import type { World } from './world.ts'

/** A network that an address lies in. */
export interface AddressNetwork extends Pick<IpNetwork, 'id' | 'gateway'> {
  /** How many addresses it has. */
  readonly size: number
}

/** The smallest network of the platform in which an address lies; undefined where there is none. */
export function networkOf({ networks }: World, address: string): AddressNetwork | undefined {
  const wanted = undotted(address)
  const around = [...(networks.with('vxlanId', undefined) ?? [])].flatMap(({ id, name, gateway }) => {
    const { first = 0, size = 0 } = parseNetwork(name) ?? {}
    return wanted >= first && wanted < first + size ? [{ id, gateway, size }] : []
  })
  return around.toSorted((a, b) => a.size - b.size)[0]
}
