import type { MachineSize, QuotaEvent } from '../../contracts/trace/trace-event.ts'
import type { PlatformSurroundings } from '../platform/platform-mock.ts'
import type { CloudenAssumptions, Project } from './clouden-assumptions.ts'

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

/** What is held, or is about to be. */
export type Holding = QuotaEvent['used']

/** What may be held at most; what it does not name has no bound. */
export type Quota = Readonly<Partial<Holding>>

export const nothingHeld: Holding = { machines: 0, cpuNumber: 0, ramMib: 0, diskMib: 0, addresses: 0 }

const measures = Object.keys(nothingHeld) as readonly (keyof Holding)[]

/** What one machine of that size makes up. */
export function holdingOf(size: MachineSize): Holding {
  return { machines: 1, ...size }
}

/** `held` and `times` times `other`. */
export function addHolding(held: Holding, other: Partial<Holding>, times: 1 | -1 = 1): Holding {
  return mapped((measure) => held[measure] + times * (other[measure] ?? 0))
}

/** What a machine of another size needs more. */
export function growthOf(from: MachineSize, to: MachineSize): Holding {
  const difference = addHolding(holdingOf(to), holdingOf(from), -1)
  return mapped((measure) => Math.max(0, difference[measure]))
}

/** True where more is held than before in a measure of which the quota does not allow it. */
export function exceeds(quota: Quota, held: Holding, before: Holding): boolean {
  return measures.some(
    (measure) => held[measure] > before[measure] && held[measure] > (quota[measure] ?? Infinity),
  )
}

export function isSameHolding(one: Holding, other: Holding): boolean {
  return measures.every((measure) => one[measure] === other[measure])
}

function mapped(amountOf: (measure: keyof Holding) => number): Holding {
  return {
    machines: amountOf('machines'),
    cpuNumber: amountOf('cpuNumber'),
    ramMib: amountOf('ramMib'),
    diskMib: amountOf('diskMib'),
    addresses: amountOf('addresses'),
  }
}
