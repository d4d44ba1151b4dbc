import type { RuleRecord } from '../contracts/judge/rule-record.ts'
import type { RuleState } from '../contracts/judge/verdict.ts'
import type { RunResult } from '../scenarios/run/run-result.ts'

/** The order in which a state hides the others: broken once is broken, and held once is more than never seen. */
const states: readonly RuleState[] = ['broken', 'held', 'not-observable', 'no-occasion']

/** What became of each rule over several runs, in the order of the rules; occasions are those of all runs. */
export function ruleTally(runs: readonly Pick<RunResult, 'rules'>[]): readonly RuleRecord[] {
  const byRule = Map.groupBy(
    runs.flatMap(({ rules = [] }) => rules),
    ({ rule }) => rule,
  )
  return [...byRule].map(([rule, records]) => ({
    rule,
    state: states.find((state) => records.some((record) => record.state === state)) ?? 'no-occasion',
    occasions: records.reduce((sum, { occasions }) => sum + occasions, 0),
    ...(records.some(({ partly }) => partly) && { partly: true }),
  }))
}
