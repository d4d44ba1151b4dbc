import type { Patience } from '../client/poll.ts'
import type { Distribution } from '../random/distribution.ts'

/**
 * What this mock takes for granted about Clouden. Next to nothing is published: every line but the first is
 * inferred, and each can be switched.
 */
export interface CloudenAssumptions {
  /**
   * What makes a service Active: the article on the integration names the operating system alone (documented);
   * waiting for the address too is the alternative.
   */
  readonly readiness: 'os-installed' | 'os-installed-and-address'
  /** Whether each client has an account of their own in VMmanager, or one service account owns everything. */
  readonly account: 'per-client' | 'shared'
  /** From a request to its approval. */
  readonly approval: Distribution
  /** Machines that one client may hold. */
  readonly quotaMachines: number
  /** A request names a preset and leaves the sizes to it; otherwise it names the sizes. */
  readonly sizes: 'by-preset' | 'explicit'
  /** Clusters, operating systems and presets are read for each request, not kept. */
  readonly inventory: 'for-each-request' | 'kept'
  readonly patience: Patience
}

export const cloudenAssumptions: CloudenAssumptions = {
  readiness: 'os-installed',
  account: 'per-client',
  approval: { kind: 'uniform', minMs: 500, maxMs: 5000 },
  quotaMachines: 100,
  sizes: 'by-preset',
  inventory: 'for-each-request',
  patience: { pollMs: 3000, limitMs: 1_800_000 },
}
