import type { Told } from './told.ts'

/** Addresses of a pool that follow one another. */
export interface IpRange {
  readonly id: number
  /** As it was given: two addresses with a dash, one address, or a network. */
  readonly name: string
  readonly poolId: number
  /** First address as a number. */
  readonly first: number
  readonly size: number
  /** Offset of its first address in the pool; offsets are never used for other addresses. */
  readonly start: number
}

/** A network; addresses get their mask and gateway from the one that they lie in. */
export interface IpNetwork {
  readonly id: number
  /** As `198.18.0.0/15`. */
  name: string
  gateway: string
  /** The virtual network that it belongs to; undefined for one of the platform. */
  readonly vxlanId: number | undefined
  told?: Told
}

/** A virtual network that clusters share. */
export interface Vxlan {
  readonly id: number
  name: string
  /** Indexed: changed through the table only. */
  accountId: number
  clusterIds: readonly number[]
  told?: Told
}
