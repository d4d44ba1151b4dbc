import type { Finding } from '../../../contracts/rules/finding.ts'
import type { ActionOutcome, RuleState, Verdict } from '../../../contracts/judge/verdict.ts'
import type { OrderOutcome } from '../../../contracts/trace/trace-event.ts'

export const verdicts: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'inconclusive',
  errored: 'errored',
  skipped: 'skipped',
}

/** How many runs ended so. */
export const countedVerdicts: Readonly<Record<Verdict, string>> = {
  passed: '{count} passed',
  failed: '{count} failed',
  inconclusive: '{count} inconclusive',
  errored: '{count} errored',
  skipped: '{count} skipped',
}

export const ruleStates: Readonly<Record<RuleState, string>> = {
  held: 'held',
  'no-occasion': 'no occasion',
  'not-observable': 'not observable',
  broken: 'broken',
}

export const actionOutcomes: Readonly<Record<ActionOutcome, string>> = {
  done: 'done',
  refused: 'refused',
  manual: 'handed to a person',
  failed: 'failed',
  unfinished: 'unfinished',
  'never-begun': 'never started',
}

/** Outcomes of orders. */
export const outcomes: Readonly<Record<OrderOutcome | 'unsettled', string>> = {
  active: 'active',
  refused: 'refused',
  manual: 'manual',
  unsettled: 'unsettled',
}

/** How many orders ended so. */
export const countedOutcomes: Readonly<Record<OrderOutcome | 'unsettled', string>> = {
  active: '{count} active',
  refused: '{count} refused',
  manual: '{count} manual',
  unsettled: '{count} unsettled',
}

/** Who is responsible. */
export const parties: Readonly<Record<Finding['party'], string>> = {
  consumer: 'the platform',
  provider: 'VMmanager',
  integration: 'the integration',
  harness: 'the harness',
  scenario: 'the scenario',
}
