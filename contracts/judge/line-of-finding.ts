import type { Finding } from '../rules/finding.ts'
import type { Judgement } from './judgement.ts'

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

/**
 * The line that a finding is about in the file of the scenario: of the expectation that did not come true, of the action
 * of its order that was not done, else of the step that placed the order. Undefined where no line is known.
 */
export function lineOfFinding(
  finding: Pick<Finding, 'rule' | 'detail' | 'order'>,
  { run, actions }: Pick<Judgement, 'run' | 'actions'>,
): number | undefined {
  const { lines = {}, orderLines = {} } = run.expect
  const { order } = finding
  const expected = lineOfExpectation(finding, lines)
  if (expected !== undefined || order === undefined) return expected
  const undone = actions.find(
    (action) => action.order === order && action.outcome !== 'done' && action.line !== undefined,
  )
  return undone?.line ?? orderLines[order.replace(/-\d+$/, '')]
}

function lineOfExpectation(
  { rule, detail }: Pick<Finding, 'rule' | 'detail'>,
  lines: Readonly<Record<string, number>>,
): number | undefined {
  if (rule === 'slo-met') return lines['slo']
  if (rule === 'expected-actions') return lines['actions']
  const key = rule === 'expected-outcome' ? keys[detail] : undefined
  return key === undefined ? undefined : lines[key]
}
