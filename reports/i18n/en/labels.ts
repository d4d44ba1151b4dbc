/** Single words above tables and before values. */
export const labels = {
  phase: 'phase',
  count: 'count',
  p50: 'p50',
  p90: 'p90',
  p99: 'p99',
  max: 'max',
  findings: 'Findings',
  rule: 'rule',
  party: 'responsible',
  place: 'place',
  order: 'order',
  reproduce: 'reproduce',
  trace: 'trace',
  noted: 'note',
  conclusive: 'to make it conclusive',
  host: 'host',
  account: 'account',
  task: 'task',
  object: 'id',
  error: 'error',
  verdict: 'verdict',
  scenario: 'scenario',
  orders: 'orders',
  contract: 'contract',
  wall: 'wall time',
}

/** Sentences around the results. */
export const phrases = {
  circumstances: '{target} VMmanager, dialect {dialect}, seed {seed}, {clock} clock',
  profile: 'profile {name} ({digest})',
  findingPlace: '{scenario} on {platform}',
  sameElsewhere: 'in {count, plural, one {# run} other {# runs}}; also {runs}',
  moreFindings: 'and {count} more like this; the JSON report has all',
  interrupted: 'interrupted',
  summary: '{totals} in {wall}',
  unanswered: 'no answer: {failure}, nothing was sent',
  maybeUnanswered: 'no answer: {failure}, the request may have arrived',
  tableClock:
    'Phases: p50 on the {clock} clock of the run; total also p99. Wall time is what the computer took',
  rules:
    '{count, plural, one {# rule} other {# rules}}: {broken} broken, {held} held ({times, plural, one {# time} other {# times}}), {noOccasion} no occasion, {notObservable} not observable',
  actions: '{count, plural, one {# action} other {# actions}}: {done} done',
  undone: '{what}: {how}, {tries, plural, one {# try} other {# tries}}',
  notObservable: 'not observable here, not judged: {rules}',
  partlyObservable: 'partly observable: {rules}',
}

/** Figures of the Prometheus report. */
export const metrics = {
  vmharness_runs: 'Runs by verdict',
  vmharness_wall_seconds: 'Wall time of the whole invocation',
  vmharness_run_verdict: 'How each run ended',
  vmharness_run_wall_seconds: 'Wall time of each run',
  vmharness_run_exchanges: 'HTTP exchanges of each run',
  vmharness_run_orders: 'Orders of each run by outcome',
  vmharness_run_findings: 'Findings of each run by rule',
  vmharness_phase_seconds: 'How long orders spent in each phase, on the clock that the label clock names',
  vmharness_phase_max_seconds:
    'The longest that an order spent in each phase, on the clock that the label clock names',
}

/** A number with its word. */
export const counted = {
  runs: '{count, plural, one {# run} other {# runs}}',
  orders: '{count, plural, one {# order} other {# orders}}',
}
