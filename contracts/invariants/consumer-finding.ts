import type { Finding } from './finding.ts'

/** Makes the findings of one rule about the orders of a platform. */
export function consumerFinding(
  rule: string,
): (detail: string, order: string, params: Finding['params'], witness: readonly number[]) => Finding {
  return (detail, order, params, witness) => ({ rule, party: 'consumer', detail, order, params, witness })
}
