/** Stable codes of everything that can fail for a user; never reused. */
export type FailureCode =
  | 'VMH_USAGE'
  | 'VMH_INPUT_MISSING'
  | 'VMH_NO_SCENARIOS'
  | 'VMH_YAML_SYNTAX'
  | 'VMH_SCENARIO_INVALID'
  | 'VMH_FIXTURE_INVALID'
  | 'VMH_TRACE_FOREIGN'
  | 'VMH_TRACE_TRUNCATED'
  | 'VMH_TRACE_FULL'
  | 'VMH_DIALECT_UNKNOWN'
  | 'VMH_PORT_IN_USE'
  | 'VMH_CANNOT_LISTEN'
  | 'VMH_TLS_UNUSABLE'
  | 'VMH_OUTPUT_UNWRITABLE'
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
    remedy: 'Check the path; `vmharness list` shows the shipped scenarios.',
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
  VMH_FIXTURE_INVALID: {
    what: 'The world fixture cannot be used: {problem}',
    remedy:
      'Correct it; `simulators/world-fixtures/small.yaml` is an example, and the schema beside it names every key.',
    exitCode: 2,
  },
  VMH_TRACE_FOREIGN: {
    what: 'Not a trace of this harness: {problem}',
    remedy: 'Give a *.ndjson file that `vmharness run --out DIR` wrote.',
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
  VMH_DIALECT_UNKNOWN: {
    what: 'There is no dialect {name}',
    remedy: 'Choose one of {known}.',
    exitCode: 2,
  },
  VMH_PORT_IN_USE: {
    what: 'Port {port} on {host} is in use',
    remedy: 'Choose another with --port, or --port 0 for any free one.',
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
  VMH_INTERNAL: {
    what: 'The harness itself failed: {problem}',
    remedy: 'Please report this with the command that you ran.',
    exitCode: 3,
  },
}
