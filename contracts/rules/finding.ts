/** A broken rule with its evidence. Words are made from `detail` and `params` by the reports. */
export interface Finding {
  /** Name of the rule, e.g. `one-vm-per-order`. */
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

/** Makes the findings of one rule about the orders of a platform. */
export function consumerFinding(
  rule: string,
): (detail: string, order: string, params: Finding['params'], witness: readonly number[]) => Finding {
  return (detail, order, params, witness) => ({ rule, party: 'consumer', detail, order, params, witness })
}

/** Something that came otherwise than the scenario said. */
export function outcomeFinding(
  detail: string,
  params: Finding['params'],
  witness: readonly number[],
): Finding {
  return { rule: 'expected-outcome', party: 'integration', detail, params, witness }
}
