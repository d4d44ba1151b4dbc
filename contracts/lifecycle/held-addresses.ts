import type { HostEvent, Stamp, TaskEvent } from '../trace/trace-event.ts'

/** How many addresses the machines of a run have, as its simulator tells it. */
export class HeldAddresses {
  /** When something last happened to a machine or a task; undefined where no simulator tells anything. */
  stirredAtMs: number | undefined
  /** By machine; undefined for one of which nobody told. */
  readonly #addresses = new Map<number, number | undefined>()
  readonly #underWay = new Set<number>()
  #held = 0
  #unknown = 0

  /** Undefined while a task is under way and where some machine has told no size: then nobody can know. */
  count(): number | undefined {
    return this.#unknown > 0 || this.#underWay.size > 0 ? undefined : this.#held
  }

  seeTask({ task, status, atMs }: TaskEvent & Stamp): void {
    this.stirredAtMs = atMs
    if (status === 'created' || status === 'running') this.#underWay.add(task)
    else this.#underWay.delete(task)
  }

  /** False where the machine is none of the run, so that what it has is not counted. */
  seeHost({ host, change, size, atMs }: HostEvent & Stamp): boolean {
    this.stirredAtMs = atMs
    const isKnown = this.#addresses.has(host)
    if (!isKnown && change !== 'accepted') return false
    const before = this.#addresses.get(host)
    if (isKnown) this.#add(before, -1)
    if (change === 'deleted') {
      this.#addresses.delete(host)
      return true
    }
    // After a change of which no size is told there may be more of them, or fewer.
    const addresses = size?.addresses ?? (change === 'changed' ? undefined : before)
    this.#addresses.set(host, addresses)
    this.#add(addresses, 1)
    return true
  }

  #add(addresses: number | undefined, sign: 1 | -1): void {
    if (addresses === undefined) this.#unknown += sign
    else this.#held += sign * addresses
  }
}
