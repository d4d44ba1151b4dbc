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
  lastUsedAtMs: number
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
  readonly name: string
  readonly domain: string
  readonly comment: string
  readonly accountId: number
  readonly clusterId: number
  readonly nodeId: number
  readonly osId: number
  readonly diskId: number
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
  readonly bandwidthMbitps: number | undefined
  /** Taken from their pools when the machine was accepted. */
  readonly reserved: readonly IpAddress[]
  /** True once the network stage has put the addresses on the machine. */
  addressed: boolean
  state: 'creating' | 'active' | 'stopped'
}

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
  readonly name: 'host_create' | 'host_delete'
  readonly hostId: number
  readonly stages: readonly TaskStage[]
  readonly createdAtMs: number
  startedAtMs: number | undefined
  endedAtMs: number | undefined
  status: TaskEvent['status']
  /** Index of the stage under way. */
  stage: number
  output: string
}
