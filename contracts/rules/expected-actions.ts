import type { ExpectedAction } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'
import type { ActionRecord } from '../lifecycle/action-book.ts'

/**
 * Whatever a scenario asks for is done, unless the scenario says how else it ends. A trace that tells of no intent gives
 * nothing to judge.
 */
export const expectedActions: Rule<'expected-actions'> = {
  name: 'expected-actions',
  platforms: bothPlatforms,
  // Whoever plays the scenario tells what is asked for; a recording knows no intent.
  seenBy: { consumer: 'whole', observer: 'whole' },
  watch: (picture) => ({
    // What may end as it likes is no occasion.
    occasions: () => (picture.run.expect.actions === 'any' ? 0 : picture.actions.length),
    conclude: () => {
      const { actions: expected = [] } = picture.run.expect
      if (expected === 'any') return nothing
      return picture.actions.flatMap((record) => judgeAction(record, expectationFor(record, expected)))
    },
  }),
}

/** How an action must end: as is said of its order, else of all, else it is done. */
function expectationFor(
  { action, order }: ActionRecord,
  expected: readonly ExpectedAction[],
): Pick<ExpectedAction, 'outcome' | 'reason'> {
  const ofAction = expected.filter((each) => each.action === action)
  return (
    ofAction.find((each) => each.order !== undefined && each.order === order) ??
    ofAction.find((each) => each.order === undefined) ?? { outcome: 'done' }
  )
}

function judgeAction(
  record: ActionRecord,
  { outcome, reason: expectedReason }: Pick<ExpectedAction, 'outcome' | 'reason'>,
): readonly Finding[] {
  if (outcome === 'any') return nothing
  const { action, order, tries, reason, asked, ended } = record
  const basics = {
    rule: 'expected-actions',
    // Nobody but the scenario lets anybody work in VMmanager itself.
    party: action === 'outside' ? 'scenario' : 'integration',
    ...(order !== undefined && { order }),
    witness: ended === undefined ? [asked] : [asked, ended],
  } as const
  if (record.outcome !== outcome) {
    const params = { action, wanted: outcome, ended: record.outcome, tries }
    return reason === undefined
      ? [{ ...basics, detail: 'otherwise', params }]
      : [{ ...basics, detail: 'otherwise-because', params: { ...params, reason } }]
  }
  if (expectedReason === undefined || reason === expectedReason) return nothing
  const params = { action, ended: outcome, expected: expectedReason, actual: reason ?? 'nothing', tries }
  return [{ ...basics, detail: 'reason', params }]
}
