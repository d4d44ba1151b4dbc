import type { Patience } from '../client/poll.ts'
import type { Distribution } from '../random/distribution.ts'

/** How this BILLmanager is set up. Where nothing is published the value is inferred, and says so. */
export interface BillmanagerSettings {
  /** From placing an order to its payment: people need time. Inferred. */
  readonly payment: Distribution
  /** Operations that run at once. Inferred. */
  readonly workers: number
  /** Tries before a person takes over (ISPsystemLLC/billmanager, processing module base class). */
  readonly maximumTries: number
  /** Pause before a failed operation runs again. The code does not tell; inferred. */
  readonly rerunMs: number
  /** Step and limit of waiting for a task. WHMCS waits 300 s by 12 s; the limit of BILLmanager is inferred. */
  readonly patience: Patience
}

export const billmanagerSettings: BillmanagerSettings = {
  payment: { kind: 'uniform', minMs: 1000, maxMs: 20_000 },
  workers: 16,
  maximumTries: 10,
  rerunMs: 60_000,
  patience: { pollMs: 12_000, limitMs: 1_800_000 },
}
