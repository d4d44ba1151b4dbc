import type { IpAddress, IpPool } from './entities.ts'

/** 198.18.0.0/15 is set aside for benchmarks: no packet of a test reaches a stranger. */
const firstAddress = (198 << 24) | (18 << 16)

export function createIpPool(id: number, name: string, size: number): IpPool {
  return { id, name, first: firstAddress, size, returned: [], next: 0 }
}

export function usedAddresses(pool: IpPool): number {
  return pool.next - pool.returned.length
}

/** Takes `count` addresses, or none and returns undefined when the pool has fewer. */
export function takeAddresses(pool: IpPool, count: number): readonly IpAddress[] | undefined {
  if (pool.size - usedAddresses(pool) < count) return undefined
  return Array.from({ length: count }, () => {
    const offset = pool.returned.pop() ?? pool.next++
    return { address: dotted(pool.first + offset), offset, poolId: pool.id }
  })
}

/** Each address goes back to the pool that it came from. */
export function returnAddresses(pools: readonly IpPool[], addresses: readonly IpAddress[]): void {
  for (const { offset, poolId } of addresses) pools.find(({ id }) => id === poolId)?.returned.push(offset)
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}
