/**
 * What came of a run. `inconclusive`: nothing is broken, and something decisive was not seen; `errored`: the harness or
 * its environment failed, which says nothing about the system under test; `skipped`: it was not run.
 */
export const verdicts = ['passed', 'failed', 'inconclusive', 'errored', 'skipped'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * What came of a rule in a run. `held`: it could have been broken and was not. `no-occasion`: nothing happened that it
 * is about. `not-observable`: nobody saw what it is about, or not to the end.
 */
export const ruleStates = ['held', 'no-occasion', 'not-observable', 'broken'] as const
export type RuleState = (typeof ruleStates)[number]

/**
 * What came of an action that was asked for. `refused`: it was not done and the client was told why; `manual`: a person
 * takes over; `failed`: it did not work and nothing follows; `unfinished`: it was begun and has no end; `never-begun`:
 * nothing was done about it at all.
 */
export const actionOutcomes = ['done', 'refused', 'manual', 'failed', 'unfinished', 'never-begun'] as const
export type ActionOutcome = (typeof actionOutcomes)[number]
