import type { HostEvent, TaskEvent } from '../../../contracts/trace/trace-event.ts'

/** A user of VMmanager. */
export interface Account {
  readonly id: number
  /** As it was given. */
  readonly email: string
  /** The e-mail in lower case: under one login there is one account. */
  readonly login: string
  readonly password: string
  readonly roles: readonly string[]
}

/** A login that has not expired. */
export interface Session {
  readonly accountId: number
  readonly createdAtMs: number
  /** It does not end for want of use. */
  readonly isLong: boolean
  lastUsedAtMs: number
}

/** The right to begin one session. */
export interface Key {
  readonly accountId: number
  readonly createdAtMs: number
}

export interface Cluster {
  readonly id: number
  readonly name: string
}

/** A hypervisor. */
export interface HypervisorNode {
  readonly id: number
  readonly name: string
  readonly ip: string
  readonly clusterId: number
  readonly cpuNumber: number
  /** How many times over its processors may be sold. */
  readonly cpuOverselling: number
  readonly ramMib: number
  readonly diskMib: number
  readonly hostLimit: number
  /** Takes no new machines. */
  readonly maintenance: boolean
}

/** A template from which an operating system is installed. */
export interface Os {
  readonly id: number
  readonly name: string
  readonly repository: string
  readonly group: string
  readonly minimumDiskMib: number
  readonly clusterIds: readonly number[]
}

/** A named configuration of virtual machines. */
export interface Preset {
  readonly id: number
  readonly name: string
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
}

/** A range of IPv4 addresses that machines get theirs from. */
export interface IpPool {
  readonly id: number
  readonly name: string
  /** First address as a number. */
  readonly first: number
  readonly size: number
  /** Clusters whose machines may take from it. */
  readonly clusterIds: readonly number[]
  /** Offsets given out once and taken back; the last one returned goes out first. */
  readonly returned: number[]
  /** Offset of the first address that was never given out. */
  next: number
}

export interface IpAddress {
  readonly address: string
  readonly offset: number
  readonly poolId: number
}

/** VMmanager's word for a virtual machine. */
export interface Host {
  readonly id: number
  /** Indexed: changed through the table only, as is `accountId`. */
  name: string
  readonly domain: string
  comment: string
  accountId: number
  readonly clusterId: number
  readonly nodeId: number
  osId: number
  readonly diskId: number
  cpuNumber: number
  ramMib: number
  diskMib: number
  bandwidthMbitps: number | undefined
  /** How often its RAM has grown while it ran; VMmanager allows 16 times. */
  ramIncreases: number
  /** What waits for the machine to be stopped. */
  deferred: HostWish
  /** Taken from their pools when the machine, or the change that added them, was accepted. */
  reserved: readonly IpAddress[]
  /** True once the network stage has put the addresses on the machine. */
  addressed: boolean
  state: 'creating' | 'active' | 'stopped'
}

/** What a task will have changed when it has ended well. */
export interface HostWish {
  readonly osId?: number
  readonly cpuNumber?: number
  readonly ramMib?: number
  readonly diskMib?: number
  readonly bandwidthMbitps?: number
  /** Addresses that come to the machine; they are out of their pools already. */
  readonly added?: readonly IpAddress[]
  /** How many addresses leave it, the youngest first. */
  readonly removedCount?: number
}

/** What clients ask for under these names (dev-huzaki/whmcs-vmmanager6); the name for a new password is inferred. */
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

/** A part of a task: how long it lasts, and what its good end means for the machine. */
export interface TaskStage {
  readonly name: string
  readonly durationMs: number
  readonly change: HostEvent['change']
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
  startedAtMs: number | undefined
  endedAtMs: number | undefined
  status: TaskEvent['status']
  /** Index of the stage under way. */
  stage: number
  output: string
}
