import type { Fault } from '../../simulators/faults/fault.ts'

/** What `vmharness verify` was asked for. */
export interface VerifyOptions {
  /** A URL, or the name of a real target; the simulator when absent. */
  readonly target?: string
  readonly email?: string
  readonly config?: string
  readonly pact?: readonly string[]
  readonly provider: string
  readonly providerVersion?: string
  readonly publish?: true
  /** That of the target when absent. */
  readonly dialect?: string
  readonly seed: number
  readonly fault?: readonly Fault[]
  readonly json?: true
  readonly verbose?: true
  readonly quiet?: true
}
