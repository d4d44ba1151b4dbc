import type { HostEvent, TaskEvent } from '../../../contracts/trace/trace-event.ts'
import type { DiskStorage, Ipv6Prefix, Move } from './machine-entities.ts'
import type { IpRange } from './network-entities.ts'
import type { Told } from '../views/told-fields.ts'

/** A user of VMmanager. */
export interface Account {
  readonly id: number
  /** As it was given. */
  readonly email: string
  /** The e-mail in lower case: under one login there is one account. */
  readonly login: string
  /** Undefined while a user who was invited has chosen none. */
  password: string | undefined
  roles: readonly string[]
  /** Active when absent. */
  state?: 'active' | 'invited' | 'suspended'
  told?: Told
}

/** A login that has not expired. */
export interface Session {
  readonly accountId: number
  readonly createdAtMs: number
  /** When it ends; undefined where it ends for want of use. */
  readonly expiresAtMs: number | undefined
  lastUsedAtMs: number
}

/** The right to begin one session. */
export interface Key {
  readonly accountId: number
  readonly createdAtMs: number
}

/** A group of nodes. */
export interface Cluster {
  readonly id: number
  name: string
  /** How many machines each of its nodes bears at most, whatever the node says; no limit when absent. */
  hostPerNodeLimit?: number
  /** How many times over the processors of nodes may be sold that say nothing about it themselves. */
  cpuOverselling?: number
  /** `pack` puts machines on the node with the most of them, anything else on the one with the fewest. */
  hostDistributionPolicy?: string
  told?: Told
}

/** A hypervisor. */
export interface HypervisorNode {
  readonly id: number
  name: string
  readonly ip: string
  readonly clusterId: number
  readonly cpuNumber: number
  /** How many times over its processors may be sold; as its cluster says when absent, else once. */
  cpuOverselling?: number
  readonly ramMib: number
  readonly diskMib: number
  hostLimit: number
  /** Takes no new machines. */
  maintenance: boolean
  /** Takes no new machines, though it is not in maintenance. */
  creationBlocked?: boolean
  told?: Told
}

/** A template from which an operating system is installed. */
export interface Os {
  readonly id: number
  readonly name: string
  readonly repository: string
  readonly group: string
  readonly minimumDiskMib: number
  clusterIds: readonly number[]
  /** Only administrators see and install it. */
  adminOnly?: boolean
  told?: Told
}

/** A named configuration of virtual machines. */
export interface Preset {
  readonly id: number
  name: string
  cpuNumber?: number
  ramMib?: number
  diskMib?: number
  told?: Told
}

/** IPv4 addresses that machines get theirs from. */
export interface IpPool {
  readonly id: number
  name: string
  /** In the order of their offsets. */
  readonly ranges: IpRange[]
  /** Clusters whose machines may take from it. */
  clusterIds: readonly number[]
  /** Offsets of the addresses that are taken. */
  readonly used: Set<number>
  /** Offsets given out once and taken back; the last one returned goes out first. */
  readonly returned: number[]
  /** From here on no offset was ever given out. */
  next: number
  told?: Told
}

export interface IpAddress {
  readonly address: string
  readonly offset: number
  readonly poolId: number
  /** Name of the interface that it is on; the main one when absent. */
  readonly interface?: string
}

/** VMmanager's word for a virtual machine. */
export interface Host {
  readonly id: number
  /** Indexed: changed through the table only, as are `accountId` and `nodeId`. */
  name: string
  readonly domain: string
  comment: string
  accountId: number
  readonly clusterId: number
  nodeId: number
  osId: number
  /** What it was made of; undefined where that was a template. */
  imageId: number | undefined
  /** The configuration that it was made from. */
  readonly presetId?: number
  /** Its main disk. */
  diskId: number
  cpuNumber: number
  ramMib: number
  /** All of its disks together. */
  diskMib: number
  netInMbitps: number | undefined
  netOutMbitps: number | undefined
  /** What it is said to be and to have that has no effect here. */
  told: Told
  /** How often its RAM has grown while it ran; VMmanager allows 16 times. */
  ramIncreases: number
  /** What waits for the machine to be stopped. */
  deferred: HostWish
  /** Taken from their pools when the machine, or the change that added them, was accepted. */
  reserved: readonly IpAddress[]
  ipv6: Ipv6Prefix | undefined
  /** True once the network stage has put the addresses on the machine. */
  addressed: boolean
  state: 'creating' | 'active' | 'stopped'
}

/** What a task will have changed when it has ended well. */
export interface HostWish {
  readonly osId?: number
  readonly imageId?: number | undefined
  readonly cpuNumber?: number
  readonly ramMib?: number
  readonly netInMbitps?: number
  readonly netOutMbitps?: number
  /** Takes the place of what was told about the same before. */
  readonly told?: Told
  /** Addresses that come to the machine; they are out of their pools already. */
  readonly added?: readonly IpAddress[]
  /** How many addresses leave it, the youngest first. */
  readonly removedCount?: number
  /** A prefix that comes to it and is taken already; null where the one that it has leaves it. */
  readonly ipv6?: Ipv6Prefix | null
  /** A disk that grows. */
  readonly disk?: { readonly id: number; readonly sizeMib: number }
  /** A disk that comes to another storage. */
  readonly diskStorage?: DiskStorage
  readonly move?: Move
  /** The backup or the image that is made. */
  readonly backupId?: number
  readonly madeImageId?: number
}

/**
 * Names under which clients look for tasks: dev-huzaki/whmcs-vmmanager6, for migrations DenisKoleda/vm-balancer, for
 * backups and restored VMs edge/account. The name for a new password is inferred, as are those from `host_relocate`
 * on.
 */
export type TaskName =
  | 'host_create'
  | 'host_delete'
  | 'host_start'
  | 'host_stop'
  | 'host_reinstall'
  | 'host_change_params'
  | 'host_change_password'
  | 'disk_resize'
  | 'ip_change'
  | 'host_migrate'
  | 'host_restore'
  | 'vm_backup'
  | 'host_relocate'
  | 'host_clone'
  | 'host_rescue_mode'
  | 'host_iso_mount'
  | 'host_iso_unmount'
  | 'host_guest_agent'
  | 'image_create'
  | 'disk_migrate'
  | 'disk_restore'
  | 'run_recipe'

/** Stages of tasks; VMmanager does not show them to its clients. */
export type StageName =
  | 'template-copy'
  | 'disk'
  | 'network'
  | 'os-install'
  | 'delete'
  | 'start'
  | 'stop'
  | 'apply'
  | 'resize'
  | 'migrate'
  | 'backup'
  | 'restore'
  | 'image'
  | 'recipe'

/** A part of a task: how long it lasts, and what its good end means for the machine. */
export interface TaskStage {
  readonly name: StageName
  readonly durationMs: number
  /** Undefined where the machine is none the wiser. */
  readonly change: HostEvent['change'] | undefined
}

/** An asynchronous job; clients find it by its consul id. */
export interface Task {
  readonly id: number
  readonly consulId: number
  readonly name: TaskName
  readonly hostId: number
  readonly stages: readonly TaskStage[]
  readonly wish: HostWish
  /** When it may run, if no other task holds its host. */
  readonly readyAtMs: number
  readonly createdAtMs: number
  /** From then on lists have it. */
  visibleFromMs: number
  startedAtMs: number | undefined
  endedAtMs: number | undefined
  status: TaskEvent['status']
  /** Index of the stage under way. */
  stage: number
  output: string
}
