import type { IpAddress, IpPool } from './entities.ts'
import type { PoolSpec } from './inventory.ts'
import type { IpRange } from './network-entities.ts'
import type { Table } from './table.ts'
import { dotted, undotted } from './ip-span.ts'

/** Ids of addresses hold the pool and the offset, so a pool goes no further. */
export const largestPool = 1_000_000

/** A pool with one range, which has the id of the pool. */
export function createIpPool({ id, name, size, clusterIds, firstAddress }: PoolSpec): IpPool {
  const range = { id, poolId: id, first: undotted(firstAddress), size, start: 0 }
  const lastAddress = dotted(range.first + Math.max(0, size - 1))
  return {
    ...emptyIpPool(id, name),
    clusterIds,
    ranges: [{ ...range, name: `${firstAddress}-${lastAddress}` }],
  }
}

/** A pool without addresses that no cluster may use. */
export function emptyIpPool(id: number, name: string): IpPool {
  return { id, name, ranges: [], clusterIds: [], used: new Set(), returned: [], next: 0 }
}

export function totalAddresses({ ranges }: IpPool): number {
  return ranges.reduce((sum, { size }) => sum + size, 0)
}

export function usedAddresses({ used }: IpPool): number {
  return used.size
}

/** Takes `count` addresses, or none and returns undefined when the pool has fewer. */
export function takeAddresses(pool: IpPool, count: number): readonly IpAddress[] | undefined {
  if (totalAddresses(pool) - usedAddresses(pool) < count) return undefined
  return Array.from({ length: count }, () => {
    const offset = pool.returned.pop() ?? freshOffset(pool)
    pool.used.add(offset)
    return { address: addressAt(pool, offset), offset, poolId: pool.id }
  })
}

/** Takes this very address; undefined where the pool lacks it or somebody has it. */
export function takeAddress(pool: IpPool, address: string): readonly IpAddress[] | undefined {
  const number = undotted(address)
  const range = pool.ranges.find(({ first, size }) => number >= first && number < first + size)
  if (range === undefined) return undefined
  const offset = range.start + number - range.first
  if (pool.used.has(offset)) return undefined
  pool.used.add(offset)
  const place = pool.returned.indexOf(offset)
  if (place !== -1) pool.returned.splice(place, 1)
  return [{ address: addressAt(pool, offset), offset, poolId: pool.id }]
}

/** Each address goes back to the pool that it came from. */
export function returnAddresses(pools: Table<IpPool>, addresses: readonly IpAddress[]): void {
  for (const { offset, poolId } of addresses) {
    const pool = pools.get(poolId)
    if (pool?.used.delete(offset) === true) pool.returned.push(offset)
  }
}

/** The offset that the first address of a further range gets. */
export function nextStart({ ranges, next }: IpPool): number {
  const last = ranges.at(-1)
  return last === undefined ? next : Math.max(next, last.start + last.size)
}

/** True when an address of the range is taken. */
export function isRangeUsed({ used }: IpPool, { start, size }: IpRange): boolean {
  return [...used].some((offset) => offset >= start && offset < start + size)
}

/** Takes a range none of whose addresses is taken out of its pool. */
export function dropRange({ ranges, returned }: IpPool, { id, start, size }: IpRange): void {
  const kept = returned.filter((offset) => offset < start || offset >= start + size)
  returned.splice(0, returned.length, ...kept)
  ranges.splice(
    ranges.findIndex((range) => range.id === id),
    1,
  )
}

/** The next offset that lies in a range and that nobody has taken by its address. */
function freshOffset(pool: IpPool): number {
  for (;;) {
    const range = pool.ranges.find(({ start, size }) => Math.max(pool.next, start) < start + size)
    const offset = Math.max(pool.next, range?.start ?? 0)
    pool.next = offset + 1
    if (!pool.used.has(offset)) return offset
  }
}

function addressAt({ ranges }: IpPool, offset: number): string {
  const range = ranges.find(({ start, size }) => offset >= start && offset < start + size)
  return range === undefined ? '' : dotted(range.first + offset - range.start)
}
