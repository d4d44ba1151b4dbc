import type { Told } from '../views/told-fields.ts'
import type { HostInterface } from './machine-entities.ts'
import type { World } from './world.ts'

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

/** The network interfaces of a machine, the main one first. */
export function interfacesOf(world: World, hostId: number): readonly HostInterface[] {
  return [...(world.interfaces.with('hostId', hostId) ?? [])]
}

/** The hardware address that was asked for, or else one made of the id of the interface. */
export function macOf({ id, mac }: HostInterface): string {
  const bytes = [16, 8, 0].map((shift) => ((id >>> shift) & 255).toString(16).padStart(2, '0'))
  return mac ?? `52:54:00:${bytes.join(':')}`
}
