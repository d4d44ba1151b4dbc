/** A broken rule with its evidence. Words are made from `detail` and `params` by the reports. */
export interface Finding {
  /** Name of the invariant, e.g. `one-vm-per-order`. */
  readonly rule: string
  /** Who has to act. */
  readonly party: 'consumer' | 'provider' | 'integration' | 'harness' | 'scenario'
  /** Which of the rule's ways to break this is; key of the message catalogue together with `rule`. */
  readonly detail: string
  readonly order?: string
  /** Present on what is worth telling and breaks no promise: it does not fail a run. */
  readonly severity?: 'note'
  readonly params: Readonly<Record<string, string | number>>
  /** Places (`seq`) in the trace of the few events that prove it, in order. */
  readonly witness: readonly number[]
}
