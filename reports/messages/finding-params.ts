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
  'exchange-conforms/request': ['operation', 'part', 'pointer', 'expected', 'actual', 'place', 'count'],
  'exchange-conforms/response': ['operation', 'part', 'pointer', 'expected', 'actual', 'place', 'count'],
  'no-secret-in-evidence/field': ['name'],
  'no-secret-in-evidence/token': ['where'],
  'expected-outcome/orders': ['outcome', 'expected', 'actual'],
  'expected-outcome/reason': ['expected', 'actual'],
  'expected-outcome/finding-missing': ['rule'],
} as const

/** Key of the words for a finding. */
export type FindingKey = keyof typeof findingParams

/** Name of a rule that has words. */
export type RuleName = FindingKey extends infer Key
  ? Key extends `${infer Rule}/${string}`
    ? Rule
    : never
  : never
