import type { IpAddress, IpPool } from './entities.ts'
import type { PoolSpec } from './inventory.ts'
import type { Table } from './table.ts'

export function createIpPool({ id, name, size, clusterIds, firstAddress }: PoolSpec): IpPool {
  return { id, name, first: undotted(firstAddress), size, clusterIds, returned: [], next: 0 }
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
export function returnAddresses(pools: Table<IpPool>, addresses: readonly IpAddress[]): void {
  for (const { offset, poolId } of addresses) pools.get(poolId)?.returned.push(offset)
}

function undotted(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0)
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}
