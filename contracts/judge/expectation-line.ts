import type { Finding } from '../invariants/finding.ts'
import type { ExpectedOutcome } from '../trace/trace-event.ts'

/** The key of `expect` that says what was expected, by the way in which it came otherwise. */
const keys: Readonly<Record<string, string>> = {
  orders: 'orders',
  reason: 'reason',
  services: 'services',
  size: 'size',
  phase: 'phases',
  calls: 'calls',
  'call-order': 'callOrder',
  'finding-missing': 'findings',
}

/** The line of the expectation that a finding is about; undefined where it is about none, or the line is not known. */
export function expectationLine(
  { rule, detail }: Pick<Finding, 'rule' | 'detail'>,
  { lines = {} }: ExpectedOutcome,
): number | undefined {
  if (rule === 'slo-met') return lines['slo']
  if (rule === 'expected-actions') return lines['actions']
  const key = rule === 'expected-outcome' ? keys[detail] : undefined
  return key === undefined ? undefined : lines[key]
}
