/** What came of a call to VMmanager, as far as its caller can know. */
export type CallResult =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** VMmanager said no; `code` is that of its envelope, or the HTTP status where it sent none. */
  | { readonly kind: 'refused'; readonly code: number; readonly problem: string }
  /** It could not be reached or stayed asleep: nothing was done. */
  | { readonly kind: 'unavailable' }
  /** The request left and no answer came: done or not done, nobody knows until somebody looks. */
  | { readonly kind: 'unknown' }
