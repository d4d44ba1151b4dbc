import type { Contract } from '../../contracts/vmmanager/contract.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { SessionTarget } from './replay-sessions.ts'

/** A VMmanager to which recorded requests are sent again. */
export interface ReplayTarget extends SessionTarget, AsyncDisposable {
  readonly name: string
  readonly clock: Clock
  readonly contract: Contract
  /** Step and limit of waiting for the end of something. */
  readonly pollMs: number
  readonly patienceMs: number
  /** What a machine is called there that was recorded under a name. */
  machineName(recorded: string): string
  /** Which e-mail an account has there. */
  email(recorded: string): string
}
