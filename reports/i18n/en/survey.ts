import type { SurveyKey } from '../keys.ts'

export const survey = {
  topics: {
    reach: 'reach',
    trust: 'TLS',
    clock: 'clock',
    login: 'login',
    role: 'role',
    version: 'version',
    cluster: 'cluster',
    os: 'system',
    preset: 'preset',
    pool: 'pool',
    budget: 'budget',
  },
  states: { ok: 'ok', warn: 'warn', bad: 'bad' },
  verdicts: {
    ready: '{target} is ready: {ok} ok, {warn} to think about',
    'not-ready': '{target} is not ready: {bad} bad, {warn} to think about',
    unreachable: '{target} cannot be reached',
  },
}

/** What is seen, and what to do where it is worth a thought. */
export const surveyFindings: Readonly<Record<SurveyKey, readonly [seen: string, remedy?: string]>> = {
  'reach/answers': ['{url} answers as VMmanager does'],
  'trust/trusted': ['the certificate is trusted'],
  'trust/any': [
    'any certificate is taken',
    'Name the authority by `ca: FILE` where others can reach the network.',
  ],
  'trust/plain': ['the password travels in the clear', 'Use https.'],
  'clock/right': ['both clocks agree'],
  'clock/skewed': ['the clocks are {seconds} s apart', 'Set both clocks by NTP.'],
  'clock/untold': ['it does not tell its time', 'Let the proxy before it pass the header Date on.'],
  'login/done': ['{email} is logged in'],
  'login/other-dialect': [
    'a login is answered with {seen}, dialect {dialect} expects {expected}',
    'Choose the `dialect` of its release; `vmharness contract` lists them.',
  ],
  'role/administrator': ['the account is an administrator'],
  'version/told': ['release {version}, judged by dialect {dialect}'],
  'version/untold': ['it does not tell its release; judged by dialect {dialect}', 'Set `dialect` by hand.'],
  'cluster/found': ['machines are made in cluster {name}'],
  'os/found': ['machines are installed with {name}'],
  'os/of-tariffs': ['it has the systems that the tariffs name'],
  'os/missing': [
    'the cluster lacks systems that tariffs name: {names}',
    'Set `os` to one that it has, or scenarios that need them are skipped.',
  ],
  'preset/found': ['machines have the sizes of {name}, {ramMib} MiB of memory'],
  'preset/of-tariffs': ['it has the presets that the tariffs name'],
  'preset/missing': [
    'it lacks presets that tariffs name: {names}',
    'Set `preset` to one that it has, or scenarios of Clouden that need them are skipped.',
  ],
  'pool/found': ['{free, plural, one {# free address} other {# free addresses}} in {pool}'],
  'pool/tight': [
    '{free, plural, one {# free address} other {# free addresses}} in {pool}, fewer than the {vms, plural, one {# machine} other {# machines}} of the budget',
    'Free addresses or lower `budget.vms`.',
  ],
  'budget/free': [
    'a run makes up to {vms, plural, one {# machine} other {# machines}} with {ramMib} MiB of memory in all, named {prefix}-*, owned by accounts {prefix}+*@example.test, and removes them',
  ],
  'budget/leftovers': [
    'earlier runs have left {leftovers, plural, one {# machine} other {# machines}} in the ledger, which count against the {vms} of the budget',
    'Run `vmharness cleanup --target {target}`.',
  ],
}
