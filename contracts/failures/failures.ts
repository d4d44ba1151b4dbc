/** Stable codes of everything that can fail for a user; never reused. */
export type FailureCode =
  | 'VMH_USAGE'
  | 'VMH_INPUT_MISSING'
  | 'VMH_INPUT_TOO_LARGE'
  | 'VMH_NO_SCENARIOS'
  | 'VMH_YAML_SYNTAX'
  | 'VMH_SCENARIO_INVALID'
  | 'VMH_MODULE_FAILED'
  | 'VMH_FIXTURE_INVALID'
  | 'VMH_PROFILE_INVALID'
  | 'VMH_NOTHING_MEASURED'
  | 'VMH_NOTHING_RECORDED'
  | 'VMH_CAPTURE_UNKNOWN'
  | 'VMH_NO_MACHINE'
  | 'VMH_ORDER_UNKNOWN'
  | 'VMH_TRACE_FOREIGN'
  | 'VMH_TRACE_TRUNCATED'
  | 'VMH_TRACE_FULL'
  | 'VMH_REPORT_FOREIGN'
  | 'VMH_BASELINE_UNRELATED'
  | 'VMH_SHARDS_INCOMPLETE'
  | 'VMH_REPORT_TWICE'
  | 'VMH_DIALECT_UNKNOWN'
  | 'VMH_PORT_IN_USE'
  | 'VMH_CANNOT_LISTEN'
  | 'VMH_TLS_UNUSABLE'
  | 'VMH_OUTPUT_UNWRITABLE'
  | 'VMH_RECORDING_GAP'
  | 'VMH_OUTPUT_IN_USE'
  | 'VMH_OUTPUT_EXISTS'
  | 'VMH_CONFIG_INVALID'
  | 'VMH_CONFIG_MISSING'
  | 'VMH_TARGET_UNKNOWN'
  | 'VMH_SECRET_MISSING'
  | 'VMH_TARGET_UNREACHABLE'
  | 'VMH_TARGET_UNTRUSTED'
  | 'VMH_TARGET_FOREIGN'
  | 'VMH_TARGET_REDIRECTS'
  | 'VMH_TARGET_DIALECT'
  | 'VMH_TARGET_IN_USE'
  | 'VMH_LOGIN_REFUSED'
  | 'VMH_ROLE_TOO_LOW'
  | 'VMH_TARGET_LACKS'
  | 'VMH_POOL_EMPTY'
  | 'VMH_CLOCK_SKEW'
  | 'VMH_CALL_KEPT_BACK'
  | 'VMH_LEFT_BEHIND'
  | 'VMH_DESCRIPTION_FOREIGN'
  | 'VMH_PACKAGE_MISSING'
  | 'VMH_PACT_UNREADABLE'
  | 'VMH_PACT_FAILED'
  | 'VMH_INTERNAL'

/** How a failure is told: template of what failed, template of what to do next, and the exit code it asks for. */
export interface FailureEntry {
  readonly what: string
  readonly remedy: string
  /** 2 wrong use or unreadable input, 3 the environment failed. */
  readonly exitCode: 2 | 3
}

/** The catalogue of failures; docs/errors.md has a section for each. */
export const failures: Record<FailureCode, FailureEntry> = {
  VMH_USAGE: { what: '{problem}', remedy: 'See {help}.', exitCode: 2 },
  VMH_INPUT_MISSING: {
    what: 'Cannot read {path}: {problem}',
    remedy: 'Check the path, and that the file may be read.',
    exitCode: 2,
  },
  VMH_INPUT_TOO_LARGE: {
    what: 'File {path} has {size} bytes, and at most {most} are read',
    remedy: 'Give a smaller file: split a scenario, or record less in one trace.',
    exitCode: 2,
  },
  VMH_NO_SCENARIOS: {
    what: 'No scenario files (*.yaml, *.yml, *.ts) in {path}',
    remedy:
      'Point at a scenario file or at a folder that holds some; without a path the shipped catalogue runs.',
    exitCode: 2,
  },
  VMH_YAML_SYNTAX: {
    what: 'Not valid YAML: {problem}',
    remedy: 'Correct the file at the named place.',
    exitCode: 2,
  },
  VMH_SCENARIO_INVALID: {
    what: '{problem}',
    remedy: 'Correct the file at the named place; docs/scenario-language.md lists every key.',
    exitCode: 2,
  },
  VMH_MODULE_FAILED: {
    what: 'The module cannot be loaded: {problem}',
    remedy:
      'Correct it at the named place; a scenario in TypeScript exports itself as its default, and does nothing else.',
    exitCode: 2,
  },
  VMH_FIXTURE_INVALID: {
    what: 'The world fixture cannot be used: {problem}',
    remedy:
      'Correct it; `simulators/world-fixtures/small.yaml` is an example, and the schema beside it names every key.',
    exitCode: 2,
  },
  VMH_PROFILE_INVALID: {
    what: 'The profile cannot be used: {problem}',
    remedy: 'Correct the file at the named place, or create it again; docs/calibrate.md explains every key.',
    exitCode: 2,
  },
  VMH_NOTHING_MEASURED: {
    what: 'Nothing can be measured in {files}: {problem}',
    remedy: 'Record longer, or give several traces at once; docs/calibrate.md says what can be measured.',
    exitCode: 2,
  },
  VMH_NOTHING_RECORDED: {
    what: 'Nothing was recorded in {path}: it holds no call to VMmanager, and proves nothing',
    remedy: 'Point the client at the address that `vmharness record` names, let it work, and record again.',
    exitCode: 2,
  },
  VMH_CAPTURE_UNKNOWN: {
    what: 'The {field} of order {order} is not known when a step needs it',
    remedy: 'Add a `wait` before the step, and check that the order gets this value at all.',
    exitCode: 2,
  },
  VMH_NO_MACHINE: {
    what: 'Order {order} has no VM yet on which an external actor could do `{does}`',
    remedy: 'Add a `wait` before the step, and check that the order gets a VM at all.',
    exitCode: 2,
  },
  VMH_ORDER_UNKNOWN: {
    what: 'A step names the order {order}, and no order of that name was placed before',
    remedy: 'Correct the name, or place the order first; `as` of an order gives it its name.',
    exitCode: 2,
  },
  VMH_TRACE_FOREIGN: {
    what: 'Not a trace of this harness: {problem}',
    remedy: 'Give a *.ndjson file that `vmharness run --out DIR` or `vmharness record` wrote.',
    exitCode: 2,
  },
  VMH_TRACE_TRUNCATED: {
    what: 'The trace ends too early: {problem}',
    remedy: 'Run the scenario again; a cut trace proves nothing about its end.',
    exitCode: 2,
  },
  VMH_TRACE_FULL: {
    what: 'The trace has reached its limit of {limit} events',
    remedy: 'Split the scenario: fewer orders in one run, or a shorter settleWithin.',
    exitCode: 2,
  },
  VMH_REPORT_FOREIGN: {
    what: 'This is not a JSON report of vmharness: {problem}',
    remedy: 'Give the report.json that `vmharness run --out` wrote, or a file of `--report json=PATH`.',
    exitCode: 2,
  },
  VMH_BASELINE_UNRELATED: {
    what: 'Nothing can be compared, the two reports have no run in common: {problem}',
    remedy:
      'Compare runs of the same scenarios, on the same target, in the same dialect and with the same clock.',
    exitCode: 2,
  },
  VMH_REPORT_TWICE: {
    what: 'Two reports would be written to {path}: {formats}',
    remedy: 'Give each report a path of its own; `--out` already writes report.json and junit.xml.',
    exitCode: 2,
  },
  VMH_SHARDS_INCOMPLETE: {
    what: 'These reports are not the shards of one run: {problem}',
    remedy: 'Give the JSON report of each shard of one run once.',
    exitCode: 2,
  },
  VMH_DIALECT_UNKNOWN: {
    what: 'There is no dialect {name}',
    remedy: 'Choose one of {known}.',
    exitCode: 2,
  },
  VMH_PORT_IN_USE: {
    what: 'Port {port} on {host} is in use',
    remedy: 'Choose another with --port (of `record`: --listen), or 0 for any free one.',
    exitCode: 2,
  },
  VMH_CANNOT_LISTEN: {
    what: 'Cannot listen on port {port} of {host}: {problem}',
    remedy: 'Choose an address of this machine, such as 127.0.0.1 or 0.0.0.0, and a port from 1024 on.',
    exitCode: 2,
  },
  VMH_TLS_UNUSABLE: {
    what: 'Cannot serve HTTPS with this certificate and key: {problem}',
    remedy: 'Give both as PEM files that belong together, or `--tls` alone for a certificate made at start.',
    exitCode: 2,
  },
  VMH_OUTPUT_UNWRITABLE: {
    what: 'Cannot write {path}: {problem}',
    remedy: 'Choose a place that exists and may be written to.',
    exitCode: 2,
  },
  VMH_RECORDING_GAP: {
    what: 'The recording {path} is incomplete, missing events: {lost}; {problem}',
    remedy:
      'The traffic itself was forwarded. Make room on the disk, or check the requests named above, and record again: `vmharness check` calls such a recording inconclusive, exit 1.',
    exitCode: 3,
  },
  VMH_OUTPUT_EXISTS: {
    what: 'The file {path} exists already',
    remedy: 'Choose another name: existing files are not overwritten.',
    exitCode: 2,
  },
  VMH_OUTPUT_IN_USE: {
    what: 'Another run (process {pid}) writes to {path}',
    remedy: 'Give each run a folder of its own with --out, or wait until the other has ended.',
    exitCode: 2,
  },
  VMH_CONFIG_INVALID: {
    what: '{problem}',
    remedy:
      'Correct the file at the named place; docs/configuration.md lists every key, docs/real-targets.md explains targets.',
    exitCode: 2,
  },
  VMH_CONFIG_MISSING: {
    what: 'There is no target {name}: real targets are described in {file}, and that file does not exist',
    remedy:
      'Write {file} as docs/real-targets.md shows, or name another file with --config; `run` also takes simulated and simulated-http.',
    exitCode: 2,
  },
  VMH_TARGET_UNKNOWN: {
    what: 'There is no target {name} in {file}',
    remedy:
      'Choose one of those that it has ({known}), or describe this one there as docs/real-targets.md shows; `run` also takes simulated and simulated-http.',
    exitCode: 2,
  },
  VMH_SECRET_MISSING: {
    what: 'The password of target {target} is not in {place}',
    remedy: 'Put it there, and run again.',
    exitCode: 2,
  },
  VMH_TARGET_UNREACHABLE: {
    what: 'Cannot reach {url}: {problem}',
    remedy: 'Check `url` of the target, the network and the firewall between.',
    exitCode: 3,
  },
  VMH_TARGET_UNTRUSTED: {
    what: 'The certificate of {url} cannot be trusted: {problem}',
    remedy:
      'Renew it, name its authority by `ca: FILE`, or write `insecure: true` for a target on a private network.',
    exitCode: 3,
  },
  VMH_TARGET_FOREIGN: {
    what: 'What answers at {url} is not VMmanager: {problem}',
    remedy: 'Check that `url` is that of VMmanager itself, not of a proxy with pages of its own.',
    exitCode: 3,
  },
  VMH_TARGET_REDIRECTS: {
    what: 'The address {url} redirects: {problem}',
    remedy: 'Set `url` to the address at which the API itself responds.',
    exitCode: 3,
  },
  VMH_TARGET_DIALECT: {
    what: 'VMmanager at {url} has no {missing}, where dialect {dialect} logs in, but {found}',
    remedy: 'The dialect is most likely wrong: set `dialect` of the target to {known}.',
    exitCode: 3,
  },
  VMH_TARGET_IN_USE: {
    what: 'Target {target} is in use: process {pid} on {host} creates or removes VMs there',
    remedy: 'Wait until the process ends, or end it; the target is then free.',
    exitCode: 3,
  },
  VMH_LOGIN_REFUSED: {
    what: 'VMmanager at {url} refuses the login of {email}: {problem}',
    remedy: 'Check `email` and `password` of the target.',
    exitCode: 3,
  },
  VMH_ROLE_TOO_LOW: {
    what: 'The account {email} has the role {roles} and must have @admin',
    remedy: 'Use the account of an administrator, as BILLmanager does.',
    exitCode: 3,
  },
  VMH_TARGET_LACKS: {
    what: 'VMmanager at {url} has no {kind} {name}',
    remedy: 'Choose one of those that it has: {known}.',
    exitCode: 3,
  },
  VMH_POOL_EMPTY: {
    what: 'The address pool {pool} has {free} free addresses, and `budget.vms` is {vms}',
    remedy: 'Release addresses, choose another `pool`, or lower `budget.vms`.',
    exitCode: 3,
  },
  VMH_CLOCK_SKEW: {
    what: 'The clock of {url} is {seconds} s off',
    remedy: 'Set both clocks by NTP: sessions and measurements carry dates.',
    exitCode: 3,
  },
  VMH_CALL_KEPT_BACK: {
    what: 'The guard did not send {call} to target {target}: {why}',
    remedy:
      'On a real target, only what the harness itself has created may be changed, within the budget; see docs/real-targets.md.',
    exitCode: 3,
  },
  VMH_LEFT_BEHIND: {
    what: 'Target {target} still has {left}',
    remedy:
      'Run `vmharness cleanup --target {target}`; the ledger {ledger} lists what the harness has created.',
    exitCode: 3,
  },
  VMH_DESCRIPTION_FOREIGN: {
    what: 'Not an API description that can be read: {path}: {problem}',
    remedy: 'Give a file or an address of OpenAPI 3 or Swagger 2, in JSON or YAML.',
    exitCode: 2,
  },
  VMH_PACKAGE_MISSING: {
    what: 'This needs the package {name}, which is not installed',
    remedy: 'Run `npm install --save-dev {name}@{version}`.',
    exitCode: 3,
  },
  VMH_PACT_UNREADABLE: {
    what: 'Not a pact that can be verified: {path}: {problem}',
    remedy: 'Give a pact file (JSON) of the specification 2, 3 or 4.',
    exitCode: 2,
  },
  VMH_PACT_FAILED: {
    what: 'Pact could not verify: {problem}',
    remedy: 'Look at what it says with --verbose; check the address and the credentials of the Pact Broker.',
    exitCode: 3,
  },
  VMH_INTERNAL: {
    what: 'The harness itself failed: {problem}',
    remedy: 'Please report this with the command that you ran.',
    exitCode: 3,
  },
}
