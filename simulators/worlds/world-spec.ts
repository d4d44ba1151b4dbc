import type { Fault } from '../faults/fault.ts'
import type { Distribution } from '../random/distribution.ts'
import type { WorldSettings } from '../vmmanager/world/world-settings.ts'

/** All that a served world is made from: the same spec and the same requests give the same world. */
export interface WorldSpec {
  /** `virtual`, `real`, `scaled:N`, `on-poll` or `manual`. */
  readonly clock: string
  readonly settings: WorldSettings
  readonly faults: readonly Fault[]
  /** How many exchanges its journal keeps. */
  readonly journal: number
  readonly latency: WorldLatency
}

/** How long clients wait for answers, in ms of the world, or of the wall where no wall moves the world. */
export interface WorldLatency {
  /** One way over the network; none when absent. */
  readonly transport?: Distribution
  /**
   * What a call that changes something takes longer than one that reads. When absent it is that of the settings
   * where a wall moves the world, and none elsewhere.
   */
  readonly acceptance?: Distribution
}
