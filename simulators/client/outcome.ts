import { isRecord } from '../../contracts/vmmanager/is-record.ts'

/** Why a step could not be done. */
export interface Trouble {
  readonly trouble: CallTrouble
}

/** The answer of a step, or why there is none. */
export type Outcome<Value> = Value | Trouble

export function isTrouble(outcome: unknown): outcome is Trouble {
  return typeof outcome === 'object' && outcome !== null && 'trouble' in outcome
}

/** A JSON object as it came over the wire, such as an item of a list: nothing is known about it yet. */
export type UnknownItem = Readonly<Record<string, unknown>>

export function isUnknownItem(value: unknown): value is UnknownItem {
  return isRecord(value)
}

/** What came of a call to VMmanager, as far as its caller can know. */
export type CallResult = { readonly kind: 'ok'; readonly body: UnknownItem } | CallTrouble

/** Why a call has brought no answer to work with. */
export type CallTrouble =
  /** VMmanager said no; `code` is that of its envelope, or the HTTP status where it sent none. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number }
  /** It could not be reached or stayed asleep: nothing was done. */
  | { readonly kind: 'unavailable' }
  /** The request left and no answer came that tells anything: done or not done, nobody knows until somebody looks. */
  | { readonly kind: 'unknown' }
