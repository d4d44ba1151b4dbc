import type { Fault } from './fault.ts'

/** A fault in a world. Those that are counted may strike `left` times more. */
export interface ArmedFault {
  readonly id: number
  readonly fault: Fault
  readonly left: number | undefined
}

/** The faults armed in one world, and how often those that are counted may still strike. */
export class Faults {
  readonly #armed = new Map<
    number,
    { readonly id: number; readonly fault: Fault; left: number | undefined }
  >()
  #lastId = 0

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.arm(fault)
  }

  /** Adds a fault after the others and gives the id under which it is disarmed. */
  arm(fault: Fault): number {
    const id = ++this.#lastId
    this.#armed.set(id, { id, fault, left: 'times' in fault ? fault.times : undefined })
    return id
  }

  /** False where nothing is armed under that id. */
  disarm(id: number): boolean {
    return this.#armed.delete(id)
  }

  armed(): readonly ArmedFault[] {
    return [...this.#armed.values()]
  }

  /** The same faults with the same ids, as far used up; either goes on without the other. */
  copy(): Faults {
    const copy = new Faults()
    for (const armed of this.#armed.values()) copy.#armed.set(armed.id, { ...armed })
    copy.#lastId = this.#lastId
    return copy
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
    return this.#some((fault) => fault.fault === 'asleep' && fault.fromMs <= nowMs && nowMs < fault.untilMs)
  }

  /** True when a session made at `createdAtMs` has been expired by a fault before `nowMs`. */
  expiresSession(createdAtMs: number, nowMs: number): boolean {
    return this.#some(
      (fault) => fault.fault === 'sessions-expire' && createdAtMs < fault.atMs && fault.atMs <= nowMs,
    )
  }

  #some(matches: (fault: Fault) => boolean): boolean {
    for (const { fault } of this.#armed.values()) if (matches(fault)) return true
    return false
  }

  #strike(matches: (fault: Fault) => boolean): boolean {
    for (const armed of this.#armed.values()) {
      if (!matches(armed.fault) || (armed.left ?? 0) <= 0) continue
      armed.left = (armed.left ?? 0) - 1
      return true
    }
    return false
  }
}
