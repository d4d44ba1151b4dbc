import { describe, expect, test } from 'vitest'
import { type FailureCode, failures } from './failures.ts'

/** The values that each failure is told with. */
const params: Readonly<Record<FailureCode, readonly string[]>> = {
  VMH_USAGE: ['problem', 'help'],
  VMH_INPUT_MISSING: ['path', 'problem'],
  VMH_INPUT_TOO_LARGE: ['path', 'size', 'most'],
  VMH_NO_SCENARIOS: ['path'],
  VMH_YAML_SYNTAX: ['problem'],
  VMH_SCENARIO_INVALID: ['problem'],
  VMH_FIXTURE_INVALID: ['problem'],
  VMH_PROFILE_INVALID: ['problem'],
  VMH_NOTHING_MEASURED: ['files', 'problem'],
  VMH_NOTHING_RECORDED: ['path'],
  VMH_NO_MACHINE: ['order', 'does'],
  VMH_ORDER_UNKNOWN: ['order'],
  VMH_MODULE_FAILED: ['problem'],
  VMH_CAPTURE_UNKNOWN: ['field', 'order'],
  VMH_TRACE_FOREIGN: ['problem'],
  VMH_TRACE_TRUNCATED: ['problem'],
  VMH_REPORT_FOREIGN: ['problem'],
  VMH_BASELINE_UNRELATED: ['problem'],
  VMH_REPORT_TWICE: ['path', 'formats'],
  VMH_SHARDS_INCOMPLETE: ['problem'],
  VMH_TRACE_FULL: ['limit'],
  VMH_DIALECT_UNKNOWN: ['name', 'known'],
  VMH_PORT_IN_USE: ['port', 'host'],
  VMH_CANNOT_LISTEN: ['port', 'host', 'problem'],
  VMH_TLS_UNUSABLE: ['problem'],
  VMH_OUTPUT_UNWRITABLE: ['path', 'problem'],
  VMH_RECORDING_GAP: ['path', 'lost', 'problem'],
  VMH_OUTPUT_IN_USE: ['pid', 'path'],
  VMH_OUTPUT_EXISTS: ['path'],
  VMH_CONFIG_INVALID: ['problem'],
  VMH_CONFIG_MISSING: ['name', 'file'],
  VMH_TARGET_UNKNOWN: ['name', 'known', 'file'],
  VMH_SECRET_MISSING: ['target', 'place'],
  VMH_TARGET_UNREACHABLE: ['url', 'problem'],
  VMH_TARGET_UNTRUSTED: ['url', 'problem'],
  VMH_TARGET_FOREIGN: ['url', 'problem'],
  VMH_TARGET_REDIRECTS: ['url', 'problem'],
  VMH_TARGET_DIALECT: ['url', 'missing', 'dialect', 'found', 'known'],
  VMH_TARGET_IN_USE: ['target', 'pid', 'host'],
  VMH_LOGIN_REFUSED: ['url', 'email', 'problem'],
  VMH_ROLE_TOO_LOW: ['email', 'roles'],
  VMH_TARGET_LACKS: ['url', 'kind', 'name', 'known'],
  VMH_POOL_EMPTY: ['pool', 'free', 'vms'],
  VMH_CLOCK_SKEW: ['url', 'seconds'],
  VMH_CALL_KEPT_BACK: ['call', 'target', 'why'],
  VMH_LEFT_BEHIND: ['target', 'left', 'ledger'],
  VMH_DESCRIPTION_FOREIGN: ['path', 'problem'],
  VMH_PACKAGE_MISSING: ['name', 'version'],
  VMH_PACT_UNREADABLE: ['path', 'problem'],
  VMH_PACT_FAILED: ['problem'],
  VMH_INTERNAL: ['problem'],
}

/** The environment failed, or the harness itself: nobody has used it wrongly. */
const ofEnvironment =
  /^VMH_(?:TARGET_(?!UNKNOWN)|LOGIN|ROLE|POOL|CLOCK|CALL|LEFT|RECORDING_GAP|PACKAGE|PACT_FAILED|INTERNAL)/

describe.each(Object.entries(failures))('%s', (code, { what, remedy, exitCode }) => {
  test('uses every value that it is told with, and no other', () => {
    const used = new Set(`${what} ${remedy}`.match(/(?<=\{)\w+(?=\})/g))
    expect([...used].toSorted()).toEqual(params[code as FailureCode].toSorted())
  })

  test('says what failed, and what to do next as a sentence', () => {
    expect(what).toMatch(/^(?:[A-Z]|\{problem\}).*(?<!\.)$/)
    expect(remedy).toMatch(/^[A-Z].*\.$/)
  })

  test('has a code that cannot be mistaken for another program’s', () => {
    expect(code).toMatch(/^VMH(?:_[A-Z]+)+$/)
  })

  test('asks for an exit code that says whose turn it is', () => {
    expect(exitCode).toBe(ofEnvironment.test(code) ? 3 : 2)
  })
})
