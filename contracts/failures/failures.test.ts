import { describe, expect, test } from 'vitest'
import { type FailureCode, failures } from './failures.ts'

/** The values that each failure is told with. */
const params: Readonly<Record<FailureCode, readonly string[]>> = {
  VMH_USAGE: ['problem', 'help'],
  VMH_INPUT_MISSING: ['path', 'problem'],
  VMH_NO_SCENARIOS: ['path'],
  VMH_YAML_SYNTAX: ['problem'],
  VMH_SCENARIO_INVALID: ['problem'],
  VMH_FIXTURE_INVALID: ['problem'],
  VMH_TRACE_FOREIGN: ['problem'],
  VMH_TRACE_TRUNCATED: ['problem'],
  VMH_TRACE_FULL: ['limit'],
  VMH_DIALECT_UNKNOWN: ['name', 'known'],
  VMH_PORT_IN_USE: ['port', 'host'],
  VMH_CANNOT_LISTEN: ['port', 'host', 'problem'],
  VMH_TLS_UNUSABLE: ['problem'],
  VMH_OUTPUT_UNWRITABLE: ['path', 'problem'],
  VMH_INTERNAL: ['problem'],
}

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
    expect(exitCode).toBe(code === 'VMH_INTERNAL' ? 3 : 2)
  })
})
