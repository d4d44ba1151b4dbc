import type { PlatformSurroundings } from '../platform/platform-mock.ts'
import type { CloudenAssumptions, Project } from './clouden-assumptions.ts'
import { addHolding, exceeds, type Holding, isSameHolding, nothingHeld } from './quota.ts'

/** For whom something is held, and on behalf of which order. */
export interface Holder {
  readonly client: string
  readonly order: string
}

type Surroundings = Pick<PlatformSurroundings, 'clock' | 'tell'>
type Bounds = Pick<CloudenAssumptions, 'quota' | 'projects' | 'projectQuota'>

/** What each client holds. Every change is told. */
export class QuotaBook {
  readonly #surroundings: Surroundings
  readonly #bounds: Bounds
  readonly #held = new Map<string, Holding>()

  constructor(surroundings: Surroundings, bounds: Bounds) {
    this.#surroundings = surroundings
    this.#bounds = bounds
  }

  /** What a client holds. */
  heldBy(client: string): Holding {
    return this.#held.get(client) ?? nothingHeld
  }

  /** Lets a client hold more; false, and nothing is done, where that is beyond their quota or that of a project of theirs. */
  take(holder: Holder, amount: Holding): boolean {
    const before = this.heldBy(holder.client)
    if (exceeds(this.#bounds.quota, addHolding(before, amount), before)) return false
    const projects = this.#bounds.projects.filter(({ members }) => members.includes(holder.client))
    if (projects.some((project) => this.#exceedsTogether(project, amount))) return false
    this.change(holder, amount)
    return true
  }

  /** Writes down what has become so already, more or less, whatever the quota. */
  change({ client, order }: Holder, difference: Holding): void {
    const before = this.heldBy(client)
    const used = addHolding(before, difference)
    if (isSameHolding(used, before)) return
    this.#held.set(client, used)
    const { clock, tell } = this.#surroundings
    tell({ type: 'quota', client, order, used }, clock.nowMs())
  }

  #exceedsTogether({ members }: Project, amount: Holding): boolean {
    const held = [...new Set(members)].reduce(
      (sum, member) => addHolding(sum, this.heldBy(member)),
      nothingHeld,
    )
    return exceeds(this.#bounds.projectQuota, addHolding(held, amount), held)
  }
}
