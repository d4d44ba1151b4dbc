import type { Fault } from './fault.ts'

/** The faults armed in one world, and how often those that are counted may still strike. */
export class Faults {
  readonly #faults: readonly Fault[]
  readonly #left = new Map<Fault, number>()

  constructor(faults: readonly Fault[] = []) {
    this.#faults = faults
    for (const fault of faults) if ('times' in fault) this.#left.set(fault, fault.times)
  }

  /** True when a task must fail now that this stage ends. */
  failsTask(stage: string): boolean {
    return this.#strike((fault) => fault.fault === 'task-fails' && fault.stage === stage)
  }

  /** True when the reply to this operation must not arrive. */
  losesReply(operation: string): boolean {
    return this.#strike((fault) => fault.fault === 'reply-lost' && fault.operation === operation)
  }

  asleep(nowMs: number): boolean {
    return this.#faults.some(
      (fault) => fault.fault === 'asleep' && fault.fromMs <= nowMs && nowMs < fault.untilMs,
    )
  }

  /** True when a session made at `createdAtMs` has been expired by a fault before `nowMs`. */
  expiresSession(createdAtMs: number, nowMs: number): boolean {
    return this.#faults.some(
      (fault) => fault.fault === 'sessions-expire' && createdAtMs < fault.atMs && fault.atMs <= nowMs,
    )
  }

  #strike(matches: (fault: Fault) => boolean): boolean {
    const fault = this.#faults.find((candidate) => matches(candidate) && (this.#left.get(candidate) ?? 0) > 0)
    if (fault === undefined) return false
    this.#left.set(fault, (this.#left.get(fault) ?? 0) - 1)
    return true
  }
}
