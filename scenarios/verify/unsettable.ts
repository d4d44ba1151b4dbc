import { isTrouble, type Outcome } from '../../simulators/client/outcome.ts'
import { reasonOf } from '../../simulators/client/reason-of.ts'

/** A state that this VMmanager cannot be put into by anybody; the message says why. */
export class Unsettable extends Error {
  override readonly name = 'Unsettable'
}

/** What VMmanager has answered. @throws Error where it has refused */
export function answered<Value>(what: string, outcome: Outcome<Value>): Value {
  if (isTrouble(outcome)) throw new Error(`${what}: ${reasonOf(outcome.trouble)}`)
  return outcome
}

/** @throws Error where there is a reason why it was not done */
export function mustBeDone(what: string, reason: string | undefined): void {
  if (reason !== undefined) throw new Error(`${what}: ${reason}`)
}
