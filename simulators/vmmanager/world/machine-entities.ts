import type { Load } from './node-capacity.ts'
import type { Told } from '../views/told-fields.ts'

/** A disk, in a machine or in none. */
export interface Disk {
  readonly id: number
  name: string
  sizeMib: number
  /** The node that bears it: that of its machine, where it has one. */
  nodeId: number
  storageId: number
  /** Indexed: changed through the table only. */
  hostId: number | undefined
  /** Its owner while it is in no machine. */
  accountId: number
  bootOrder: number
  /** Its bus, tags and the partition that grows with it. */
  told?: Told
}

/** A network interface of a machine. */
export interface HostInterface {
  readonly id: number
  readonly hostId: number
  readonly name: string
  readonly bridge: string
  /** Made of the id when absent. */
  readonly mac?: string
  model: string
  /** It cannot be deleted. */
  readonly isMain: boolean
}

/** IPv6 addresses of one machine. */
export interface Ipv6Prefix {
  /** Which part of the range for documentation it is. */
  readonly index: number
  /** In bits. */
  readonly length: number
}

/** A copy of a disk. */
export interface Backup {
  readonly id: number
  name: string
  comment: string
  /** Indexed: changed through the table only; undefined when the machine is gone, or the disk was in none. */
  hostId: number | undefined
  /** Indexed. The disk may be gone. */
  readonly diskId: number
  readonly diskName: string
  readonly sizeMib: number
  /** What the machine had installed; undefined for a disk that was in none. */
  readonly osId: number | undefined
  readonly accountId: number
  readonly clusterId: number
  readonly locationId: number
  readonly createdAtMs: number
  state: 'creating' | 'active' | 'failed'
}

/** What a machine was at one time, to make others of. */
export interface Image {
  readonly id: number
  name: string
  comment: string
  accountId: number
  /** Everybody sees and installs it. */
  forAll: boolean
  /** The operating system in it. */
  readonly osId: number
  readonly sizeMib: number
  readonly clusterId: number
  /** `creating`, `active`, `failed`, or what somebody has set; only an active one can be installed. */
  state: string
  /** Where it lies. */
  nodeIds: readonly number[]
  /** Where it must not be installed. */
  forbiddenNodeIds: readonly number[]
}

/** The way of a machine to another node, which bears it from the acceptance on. */
export interface Move {
  readonly nodeId: number
  /** What is held for it there. */
  readonly load: Load
  /** Storages that its disks come to; the others keep theirs. */
  readonly storages: readonly DiskStorage[]
}

export interface DiskStorage {
  readonly diskId: number
  readonly storageId: number
}
