import type { Finding } from './finding.ts'

/** Something that came otherwise than the scenario said. */
export function outcomeFinding(
  detail: string,
  params: Finding['params'],
  witness: readonly number[],
): Finding {
  return { rule: 'expected-outcome', party: 'integration', detail, params, witness }
}
