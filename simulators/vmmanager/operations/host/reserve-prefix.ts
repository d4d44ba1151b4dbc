import { type Reply, refuse } from '../../reply.ts'
import { shortestPrefix, takePrefix } from '../../world/ipv6-prefixes.ts'
import type { Ipv6Prefix } from '../../world/machine-entities.ts'
import type { World } from '../../world/world.ts'

/** What is wished of IPv6; `ipv6_pool` is not looked at. */
export interface PrefixWish {
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
