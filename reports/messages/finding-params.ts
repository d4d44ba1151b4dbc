/** Every way in which a rule can be found broken (`<rule>/<detail>`), with the parameters that its words may use. */
export const findingParams = {
  'active-after-os-installed/before-install': ['service', 'host'],
  'active-after-os-installed/no-host': ['service'],
  'active-has-address/none': ['service', 'host'],
  'one-vm-per-order/two-live': ['hosts', 'count'],
  'no-orphan-vm/left': ['host', 'name'],
  'every-order-settles/unsettled': ['withinMs'],
  'every-order-settles/late': ['tookMs', 'withinMs'],
  'every-order-settles/no-reason': ['outcome'],
  'no-ghost-service/deleted': ['service', 'host'],
  'no-ghost-service/deleted-outside': ['service', 'host'],
  'every-action-settles/unsettled': ['name', 'withinMs'],
  'every-action-settles/late': ['name', 'tookMs', 'withinMs'],
  'every-action-settles/no-reason': ['name', 'outcome'],
  'bounded-attempts/too-many': ['name', 'tries'],
  'bounded-attempts/not-handed-over': ['name', 'tries'],
  'bounded-attempts/handed-over-twice': ['name'],
  'ledger-conservation/charged-twice': ['period'],
  'ledger-conservation/over-refunded': ['charged', 'refunded'],
  'ledger-conservation/not-refunded': ['amount'],
  'ledger-conservation/not-charged': ['periods', 'charges'],
  'quota-conservation/not-returned': ['client', 'measure', 'used', 'held'],
  'quota-conservation/not-taken': ['client', 'measure', 'used', 'held'],
  'address-conservation/not-returned': ['taken', 'held'],
  'address-conservation/not-taken': ['taken', 'held'],
  'one-account-per-client/made-twice': ['email', 'accounts'],
  'one-account-per-client/listed-twice': ['email', 'accounts'],
  'suspended-is-off/not-stopped': ['service', 'host'],
  'suspended-is-off/started-by-platform': ['service', 'host'],
  'suspended-is-off/started-outside': ['service', 'host'],
  'close-is-idempotent/machine-gone': ['outcome', 'reason'],
  'close-is-idempotent/closed-before': ['outcome', 'reason'],
  'close-is-idempotent/not-deleted': ['service'],
  'close-is-idempotent/machine-left': ['service', 'host'],
  'no-silent-reinstall/over-client': ['host', 'name'],
  'no-silent-reinstall/not-asked': ['host', 'name'],
  'resize-is-honest/billed-more': ['measure', 'billed', 'real'],
  'resize-is-honest/not-reported': ['measure', 'billed', 'real'],
  'session-recovers/no-login': ['request'],
  'session-recovers/session-unused': ['request'],
  'session-recovers/no-wait': ['request'],
  'session-recovers/login-loop': ['request'],
  'ids-are-true/account-name': ['id', 'expected', 'seen'],
  'ids-are-true/account-role': ['id', 'expected', 'seen'],
  'ids-are-true/account-presence': ['id', 'expected'],
  'ids-are-true/host-name': ['id', 'expected', 'seen'],
  'ids-are-true/host-owner': ['id', 'expected', 'seen'],
  'ids-are-true/host-creation': ['id', 'expected', 'seen'],
  'ids-are-true/host-presence': ['id', 'expected'],
  'task-monotone/backward': ['task', 'name', 'from', 'to'],
  'task-monotone/shown-backward': ['task', 'name', 'from', 'to'],
  'task-monotone/unfinished': ['task', 'name'],
  'slo-met/missed': ['phase', 'percentile', 'limitMs', 'actualMs', 'count'],
  'slo-met/inconclusive': ['phase', 'percentile', 'limitMs', 'actualMs', 'count', 'needed'],
  'exchange-conforms/request': ['operation', 'part', 'pointer', 'expected', 'actual', 'place', 'count'],
  'exchange-conforms/response': ['operation', 'part', 'pointer', 'expected', 'actual', 'place', 'count'],
  'no-secret-in-evidence/field': ['name'],
  'no-secret-in-evidence/token': ['where'],
  'expected-actions/otherwise': ['action', 'wanted', 'ended', 'tries'],
  'expected-actions/otherwise-because': ['action', 'wanted', 'ended', 'reason', 'tries'],
  'expected-actions/reason': ['action', 'ended', 'expected', 'actual', 'tries'],
  'expected-outcome/orders': ['outcome', 'expected', 'actual'],
  'expected-outcome/reason': ['expected', 'actual'],
  'expected-outcome/services': ['status', 'expected', 'actual'],
  'expected-outcome/size': ['what', 'expected', 'actual'],
  'expected-outcome/phase': ['phase', 'limitMs', 'longestMs', 'count'],
  'expected-outcome/calls': ['operation', 'expected', 'actual'],
  'expected-outcome/call-order': ['operation', 'place'],
  'expected-outcome/finding-missing': ['rule'],
} as const

/** Key of the words for a finding. */
export type FindingKey = keyof typeof findingParams

/** Findings that are only noted: they break no rule. */
export const notedFindings: ReadonlySet<string> = new Set<FindingKey>([
  'no-ghost-service/deleted-outside',
  'suspended-is-off/started-outside',
  'slo-met/inconclusive',
])

/** Name of a rule that has words. */
export type RuleName = FindingKey extends infer Key
  ? Key extends `${infer Rule}/${string}`
    ? Rule
    : never
  : never
