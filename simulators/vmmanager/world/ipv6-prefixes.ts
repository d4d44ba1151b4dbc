import type { Ipv6Prefix } from './machine-entities.ts'

/** The prefixes of a world: 2001:db8::/32 is set aside for documentation, so no packet of a test reaches a stranger. */
export interface Ipv6Prefixes {
  /** From here on no prefix was ever given out. */
  next: number
  /** Given out once and taken back; the last one returned goes out first. */
  readonly returned: number[]
}

/** Each machine has a part of this length for itself; what it gets may be longer. */
export const shortestPrefix = 48

/** There are so many parts, and the first is left alone. */
const end = 2 ** (shortestPrefix - 32)

export function ipv6Prefixes(): Ipv6Prefixes {
  return { next: 1, returned: [] }
}

export function usedPrefixes({ next, returned }: Ipv6Prefixes): number {
  return next - 1 - returned.length
}

/** Takes a prefix that nobody else has, `length` bits long (48 to 128); undefined when all are taken. */
export function takePrefix(prefixes: Ipv6Prefixes, length: number): Ipv6Prefix | undefined {
  const returned = prefixes.returned.pop()
  if (returned !== undefined) return { index: returned, length }
  return prefixes.next < end ? { index: prefixes.next++, length } : undefined
}

export function returnPrefix(prefixes: Ipv6Prefixes, { index }: Ipv6Prefix): void {
  prefixes.returned.push(index)
}

/** As `2001:db8:1::/64`. */
export function prefixText({ index, length }: Ipv6Prefix): string {
  return `2001:db8:${index.toString(16)}::/${length}`
}
