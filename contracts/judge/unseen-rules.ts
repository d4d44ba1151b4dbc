import { invariants } from '../invariants/invariants.ts'
import { observabilityOf } from '../invariants/observability.ts'
import type { RunEvent } from '../trace/trace-event.ts'
import type { UnseenRules } from './judgement.ts'

/** The rules of a run that cannot be judged, or not wholly; undefined where a simulator tells everything. */
export function unseenRules(run: RunEvent): UnseenRules | undefined {
  if (run.sight === undefined) return undefined
  const rules = invariants.filter(({ platforms }) => platforms.includes(run.platform)).map(({ name }) => name)
  return {
    notObservable: rules.filter((rule) => observabilityOf(rule, run) === 'not'),
    partlyObservable: rules.filter((rule) => observabilityOf(rule, run) === 'partly'),
  }
}
