import type { UnknownItem } from './unknown-item.ts'

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
