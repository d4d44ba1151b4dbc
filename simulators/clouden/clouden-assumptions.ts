import type { Patience } from '../client/poll.ts'
import type { Distribution } from '../random/distribution.ts'
import type { Quota } from './quota.ts'
import { defaultWorldSettings } from '../vmmanager/world/world-settings.ts'

/** A project: its members share what it may hold. */
export interface Project {
  readonly name: string
  /** Names of clients. */
  readonly members: readonly string[]
}

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
  /** Whether each client has an account of their own in VMmanager, or one service account owns everything; inferred. */
  readonly account: 'per-client' | 'shared'
  /** Whether a person approves each request for a machine, or nobody has to; inferred. */
  readonly approval: 'none' | 'by-person'
  /** From a request to the word of that person; inferred. */
  readonly approvalTakes: Distribution
  /** What that word is, or that it never comes; inferred. */
  readonly approvalOutcome: 'approved' | 'refused' | 'expired'
  /** What one client may hold; inferred. */
  readonly quota: Quota
  /** Who shares a project; a client whom no project names has none. Inferred. */
  readonly projects: readonly Project[]
  /** What the members of one project may hold together; inferred. */
  readonly projectQuota: Quota
  /** A request names a preset and leaves the sizes to it, or it names the sizes; inferred. */
  readonly sizes: 'by-preset' | 'explicit'
  /** Clusters, operating systems and presets are read for each request, or kept; inferred. */
  readonly inventory: 'for-each-request' | 'kept'
  /** How often the inventory is read while anything is under way; only when asked for where absent. Inferred. */
  readonly inventoryEveryMs?: number
  /** Items that one reading of a list asks for; inferred. */
  readonly pageSize: number
  /** How the end of a task is waited for; inferred. */
  readonly patience: Patience
  /** Actions on one service run side by side, or one after the other; inferred. */
  readonly parallelActions: boolean
  /** How often a user repeats by hand what has failed; inferred. */
  readonly repeats: number
  /** How long a user takes for that; inferred. */
  readonly repeatAfter: Distribution
  /** Whether the administrator of a project may suspend services; there is no suspension for debt. Inferred. */
  readonly suspension: 'by-administrator' | 'not-offered'
  /** What becomes of a running machine that is to shrink: stopped and started, left for its next stop, or nothing; inferred. */
  readonly resizeDown: 'stop-and-start' | 'deferred' | 'refused'
  /** VMmanager's public API knows the deletion of snapshots alone: whether the portal offers that; inferred. */
  readonly snapshots: 'not-supported' | 'delete-only'
  /** Clients pay for what they hold as time goes by, or nothing; inferred. */
  readonly metering: boolean
  /** How often one look at the graphs reads the measurements; inferred. */
  readonly metricsReads: number
  /** Pause between two such readings; inferred. */
  readonly metricsEveryMs: number
  /** A machine whose mean processor load, in per cent, is below it counts as idle; inferred. */
  readonly idleBelowPercent: number
  /** Where VMmanager is for browsers; inferred. */
  readonly panel: string
  /** The date at which its time begins, in ms since 1970 (UTC): that of the simulated VMmanager. */
  readonly beginsAtMs: number
}

export const cloudenAssumptions: CloudenAssumptions = {
  readiness: 'os-installed',
  account: 'per-client',
  approval: 'by-person',
  approvalTakes: { kind: 'uniform', minMs: 500, maxMs: 5000 },
  approvalOutcome: 'approved',
  quota: { machines: 100 },
  projects: [],
  projectQuota: {},
  sizes: 'by-preset',
  inventory: 'for-each-request',
  pageSize: 50,
  patience: { pollMs: 3000, limitMs: 1_800_000 },
  parallelActions: true,
  repeats: 0,
  repeatAfter: { kind: 'uniform', minMs: 2000, maxMs: 20_000 },
  suspension: 'by-administrator',
  resizeDown: 'stop-and-start',
  snapshots: 'not-supported',
  metering: false,
  metricsReads: 3,
  metricsEveryMs: 30_000,
  idleBelowPercent: 5,
  panel: 'https://vmmanager.example.com',
  beginsAtMs: defaultWorldSettings.beginsAtMs,
}
