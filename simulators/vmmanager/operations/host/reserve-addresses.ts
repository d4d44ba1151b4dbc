import type { IpAddress } from '../../world/entities.ts'
import { returnAddresses, takeAddress, takeAddresses } from '../../world/ip-pool.ts'
import type { World } from '../../world/world.ts'
import { type Reply, refuse } from '../../reply.ts'
import { shortestPrefix, takePrefix } from '../../world/ipv6-prefixes.ts'
import type { Ipv6Prefix } from '../../world/machine-entities.ts'

/** What is wished of IPv6; `ipv6_pool` is not looked at. */
interface PrefixWish {
  readonly ipv6_enabled?: boolean | undefined
  readonly ipv6_prefix?: number | undefined
}

/** The length that a prefix has where none is asked for. */
const usualLength = 64

/** Takes the prefix that is wished, undefined where none is. */
export function reservePrefix(
  world: World,
  { ipv6_enabled: isEnabled = false, ipv6_prefix: length = usualLength }: PrefixWish,
): Ipv6Prefix | Reply | undefined {
  if (!isEnabled) return undefined
  if (length < shortestPrefix || length > 128) {
    return refuse('invalid-value', { name: '/ipv6_prefix', expected: `${shortestPrefix} to 128` })
  }
  return takePrefix(world.ipv6, length) ?? refuse('no-free-address', { ipv6_prefix: length })
}

/** Which addresses are wanted. */
export interface AddressWish {
  readonly clusterId: number
  readonly count: number
  /** Ids of the pools that may be used; all of the cluster when undefined. */
  readonly poolIds: readonly number[] | undefined
  /** Name of the interface that they come on; the main one when absent. */
  readonly interface?: string
  /** The only address that will do; the count is then one. */
  readonly address?: string | undefined
}

/**
 * Takes addresses from one pool of the cluster, the one with the smallest id that has enough (BILLmanager
 * documentation, operation principles); undefined when none has.
 */
export function reserveAddresses(
  world: World,
  { clusterId, count, poolIds, interface: name, address }: AddressWish,
): readonly IpAddress[] | undefined {
  if (count === 0) return []
  const pools = [...world.pools.all()]
    .filter((pool) => pool.clusterIds.includes(clusterId) && poolIds?.includes(pool.id) !== false)
    .toSorted((a, b) => a.id - b.id)
  for (const pool of pools) {
    const taken = address === undefined ? takeAddresses(pool, count) : takeAddress(pool, address)
    if (taken !== undefined)
      return name === undefined ? taken : taken.map((each) => ({ ...each, interface: name }))
  }
  return undefined
}

/** The same wish where one of its addresses has to be a certain one. */
export function withCertain(wish: AddressWish, address: string | undefined): readonly AddressWish[] {
  if (address === undefined) return [wish]
  return [
    { ...wish, count: 1, address },
    { ...wish, count: Math.max(0, wish.count - 1) },
  ]
}

/** Takes all that is wished; where there is not enough for one of the wishes it takes none and returns undefined. */
export function reserveAll(world: World, wishes: readonly AddressWish[]): readonly IpAddress[] | undefined {
  const reserved: IpAddress[] = []
  for (const wish of wishes) {
    const taken = reserveAddresses(world, wish)
    if (taken === undefined) {
      returnAddresses(world.pools, reserved)
      return undefined
    }
    reserved.push(...taken)
  }
  return reserved
}
