import { durationMs } from '../clock/duration.ts'
import { type RandomStream, randomStream } from '../random/random-stream.ts'
import type { Fault, FaultName, FaultScope } from './fault.ts'

/** A fault of one of these names. */
export type FaultNamed<Name extends FaultName> = Fault & { readonly fault: Name }

/** What happens in the world while a fault looks for a chance; a fault that names a part strikes only there. */
export interface Occasion {
  readonly nowMs: number
  readonly operation?: string
  readonly task?: string
  readonly stage?: string
  readonly host?: string
}

/** A fault in a world: when it lives, and how often it has had its chance. */
export interface ArmedFault {
  readonly id: number
  readonly fault: Fault
  readonly fromMs: number
  /** The first moment at which it is over; infinite where it never is. */
  readonly untilMs: number
  /** Occasions that it was for, those that it let pass included. */
  readonly occasions: number
  readonly strikes: number
}

interface Armed extends ArmedFault {
  readonly stream: RandomStream
  occasions: number
  strikes: number
}

const scopeFields = ['operation', 'task', 'stage', 'host'] as const

/** The faults armed in one world, and how far each is used up. */
export class Faults {
  readonly #armed = new Map<number, Armed>()
  readonly #seed: number
  #lastId = 0

  /** @param seed - from which faults draw that strike by chance */
  constructor(faults: readonly Fault[] = [], seed = 0) {
    this.#seed = seed
    for (const fault of faults) this.arm(fault, 0)
  }

  get isEmpty(): boolean {
    return this.#armed.size === 0
  }

  /** Adds a fault after the others and gives the id under which it is disarmed. */
  arm(fault: Fault, nowMs: number): number {
    const id = ++this.#lastId
    const fromMs = nowMs + spanMs(fault, 'after', 0)
    const untilMs = fromMs + spanMs(fault, 'for', Number.POSITIVE_INFINITY)
    const stream = randomStream(this.#seed, `fault ${id}`)
    this.#armed.set(id, { id, fault, fromMs, untilMs, occasions: 0, strikes: 0, stream })
    return id
  }

  /** False where nothing is armed under that id. */
  disarm(id: number): boolean {
    return this.#armed.delete(id)
  }

  armed(): readonly ArmedFault[] {
    return Array.from(this.#armed.values(), ({ id, fault, fromMs, untilMs, occasions, strikes }) => {
      return { id, fault, fromMs, untilMs, occasions, strikes }
    })
  }

  /** The same faults with the same ids, as far used up; either goes on without the other. */
  copy(): Faults {
    const copy = new Faults([], this.#seed)
    for (const [id, armed] of this.#armed) copy.#armed.set(id, { ...armed, stream: armed.stream.copy() })
    copy.#lastId = this.#lastId
    return copy
  }

  /**
   * The first of the named faults that takes this occasion, which uses it up by one; undefined where none does.
   *
   * @param isMeant - false for a fault whose parameters say that it is not for this occasion
   */
  strike<Name extends FaultName>(
    names: readonly Name[],
    occasion: Occasion,
    isMeant: (fault: FaultNamed<Name>) => boolean = () => true,
  ): FaultNamed<Name> | undefined {
    for (const armed of this.#armed.values()) {
      const { fault } = armed
      if (isNamed(fault, names) && isFor(armed, occasion) && isMeant(fault) && takes(armed)) return fault
    }
    return undefined
  }

  /** The first fault of that name that lives now. */
  holding<Name extends FaultName>(name: Name, nowMs: number): FaultNamed<Name> | undefined {
    for (const { fault, fromMs, untilMs } of this.#armed.values()) {
      if (fault.fault === name && fromMs <= nowMs && nowMs < untilMs) return fault as FaultNamed<Name>
    }
    return undefined
  }

  /** True when a session made at `createdAtMs` has been expired by a fault before `nowMs`. */
  expiresSession(createdAtMs: number, nowMs: number): boolean {
    for (const { fault, fromMs } of this.#armed.values()) {
      if (fault.fault === 'sessions-expire' && createdAtMs < fromMs && fromMs <= nowMs) return true
    }
    return false
  }

  /** A length of time up to `span`, drawn for faults that vary. */
  drawMs(fault: Fault, spanMs: number): number {
    for (const armed of this.#armed.values()) {
      if (armed.fault === fault) return Math.floor(armed.stream.fraction() * spanMs)
    }
    return 0
  }
}

function isNamed<Name extends FaultName>(fault: Fault, names: readonly Name[]): fault is FaultNamed<Name> {
  return (names as readonly FaultName[]).includes(fault.fault)
}

function isFor({ fault, fromMs, untilMs }: Armed, occasion: Occasion): boolean {
  if (occasion.nowMs < fromMs || occasion.nowMs >= untilMs) return false
  const wanted = fault as Partial<Record<(typeof scopeFields)[number], string>>
  return scopeFields.every((field) => wanted[field] === undefined || wanted[field] === occasion[field])
}

/** Counts the occasion, and draws even where the fault is used up: so much does another `times` not change the rest. */
function takes(armed: Armed): boolean {
  const { skip = 0, times = Number.POSITIVE_INFINITY, probability = 1 } = armed.fault as FaultScope
  armed.occasions++
  const isChosen = probability >= 1 || armed.stream.fraction() < probability
  if (!isChosen || armed.occasions <= skip || armed.strikes >= times) return false
  armed.strikes++
  return true
}

function spanMs(fault: Fault, field: 'after' | 'for', absent: number): number {
  const span = (fault as FaultScope)[field]
  return span === undefined ? absent : durationMs(span)
}
