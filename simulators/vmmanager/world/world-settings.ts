import type { Distribution } from '../../random/distribution.ts'
import type { Inventory } from './inventory.ts'

/** How one simulated VMmanager differs from another. Times are those of the world's clock. */
export interface WorldSettings {
  readonly seed: number
  /** The date at which its time begins, in ms since 1970 (UTC). */
  readonly beginsAtMs: number
  readonly dialect: string
  /** Free IPv4 addresses in the only pool of the default inventory. */
  readonly addresses: number
  /** What takes the place of the same part of the default inventory. */
  readonly inventory?: Partial<Inventory>
  /** Who and what is there from the beginning. */
  readonly population?: Population
  /** E-mails of clients who have an account from the beginning. */
  readonly accounts: readonly string[]
  /** E-mails of administrators besides the first one. */
  readonly administrators?: readonly string[]
  /** Who logs in first; the default administrator when absent. */
  readonly administrator?: Credentials
  /** What the licence allows; it allows all that it does not name. */
  readonly licence?: Licence
  /** A session ends after this long without use (60 minutes by default, says the documentation). */
  readonly sessionLifetimeMs: number
  /**
   * Templates are copied to a node when they are first used there (BILLmanager documentation, operation
   * principles); where false or absent they are on all nodes from the beginning.
   */
  readonly coldTemplates?: boolean
  /** How busy the processors of running VMs are: next to nothing (`idle`), or varying (`busy`, the default). */
  readonly load?: Load
  /** Where true, ids of each kind of thing begin in a range of their own, so that none is good for two by chance. */
  readonly idsApart?: boolean
  readonly durations: StageDurations
  /** One way over the network. */
  readonly transportLatency: Distribution
  /** How long a call that changes something takes to be accepted. */
  readonly acceptanceLatency: Distribution
}

/** How much the processors of machines have to do. */
export type Load = 'idle' | 'busy'

/** How many machines and nodes there may be. */
export interface Licence {
  readonly hostLimit?: number
  readonly nodeLimit?: number
}

/** What an account logs in with. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

/** How long each stage of a task takes. */
export interface StageDurations {
  readonly queued: Distribution
  /** Copying a template or an image to the node that is to install it. */
  readonly templateCopy: Distribution
  /** Making, copying or moving disks. */
  readonly disk: Distribution
  readonly network: Distribution
  readonly osInstall: Distribution
  readonly delete: Distribution
  /** Starting or stopping. */
  readonly power: Distribution
  /** Changing resources, a disk, the password or settings. */
  readonly change: Distribution
}

/**
 * A quiet, healthy platform. No measured durations are published; these fit the limits that
 * public clients wait for (300 s for a creation).
 */
export const defaultWorldSettings: WorldSettings = {
  seed: 1,
  beginsAtMs: Date.UTC(2024, 0, 1),
  dialect: '2024.03',
  addresses: 1024,
  accounts: [],
  sessionLifetimeMs: 3_600_000,
  durations: {
    queued: { kind: 'uniform', minMs: 200, maxMs: 2000 },
    templateCopy: { kind: 'uniform', minMs: 20_000, maxMs: 60_000 },
    disk: { kind: 'triangular', minMs: 3000, modeMs: 5000, maxMs: 12_000 },
    network: { kind: 'uniform', minMs: 500, maxMs: 2000 },
    osInstall: { kind: 'triangular', minMs: 30_000, modeMs: 60_000, maxMs: 150_000 },
    delete: { kind: 'uniform', minMs: 3000, maxMs: 10_000 },
    power: { kind: 'uniform', minMs: 5000, maxMs: 20_000 },
    change: { kind: 'uniform', minMs: 1000, maxMs: 6000 },
  },
  transportLatency: { kind: 'uniform', minMs: 2, maxMs: 12 },
  acceptanceLatency: { kind: 'triangular', minMs: 80, modeMs: 150, maxMs: 600 },
}

/** Who and what is in a world before its story begins. */
export interface Population {
  /** Clients with an account. */
  readonly clients: number
  /** Machines of each cluster, the first cluster first; they belong to the clients in turn. */
  readonly machines: readonly number[]
}
