import type { RunResult } from '../../scenarios/run/run-result.ts'
import type { Place } from '../places/place.ts'

/** Something that a person should look at, as tools that show places in files want it. */
export interface Problem {
  readonly run: RunResult
  /** The rule that was broken; `inconclusive` or `errored` where no rule was. */
  readonly rule: string
  /** `inconclusive`: something decisive was not seen; `note` breaks no promise; `errored` says nothing about the system under test. */
  readonly level: 'broken' | 'inconclusive' | 'note' | 'errored'
  /** Whether the invocation fails for it. */
  readonly isFailing: boolean
  /** One sentence, in the language of the report. */
  readonly message: string
  /** Who is responsible, what led to it, what proves it and how to reproduce it, one a line. */
  readonly details: readonly string[]
  /** The scenario. */
  readonly place: Place
  /** What the contract says, where it was the contract that was broken. */
  readonly contractPlace?: Place
  /** The same for the same problem of another invocation, and for no other problem of this one. */
  readonly fingerprint: string
}
