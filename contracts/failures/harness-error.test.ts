import { describe, expect, test } from 'vitest'
import { HarnessError } from './harness-error.ts'

const error = new HarnessError(
  'VMH_INPUT_MISSING',
  { path: 'a.yaml', problem: 'no such file' },
  { place: { file: 'a.yaml', line: 3 } },
)

describe('a failure', () => {
  test('says what failed with which values, and what to do next', () => {
    expect(error.message).toBe('Cannot read a.yaml: no such file')
    expect(error.remedy).toBe('Check the path, and that the file may be read.')
  })

  test('fills its remedy too', () => {
    expect(new HarnessError('VMH_USAGE', { problem: 'what?', help: 'vmharness --help' }).remedy).toBe(
      'See vmharness --help.',
    )
  })

  test('tells numbers as they are', () => {
    expect(new HarnessError('VMH_TRACE_FULL', { limit: 10_000_000 }).message).toContain('10000000 events')
  })

  test('carries its code, its values, its place and its exit code', () => {
    expect(error).toMatchObject({
      name: 'HarnessError',
      code: 'VMH_INPUT_MISSING',
      params: { path: 'a.yaml', problem: 'no such file' },
      place: { file: 'a.yaml', line: 3 },
      exitCode: 2,
    })
  })

  test('has no place and no cause unless it is given them', () => {
    const bare = new HarnessError('VMH_INTERNAL', { problem: 'x' })
    expect(bare.place).toBeUndefined()
    expect(bare).not.toHaveProperty('cause')
    expect(bare.exitCode).toBe(3)
  })

  test('keeps its cause', () => {
    const cause = new Error('ENOENT')
    expect(new HarnessError('VMH_INTERNAL', { problem: 'x' }, { cause }).cause).toBe(cause)
  })

  test('shows a value that it was not given by its name', () => {
    expect(new HarnessError('VMH_PORT_IN_USE', { port: 80 }).message).toBe('Port 80 on {host} is in use')
  })

  test('takes values as they are, even if they look like a name in braces', () => {
    const odd = new HarnessError('VMH_INPUT_MISSING', { path: '{problem} $& $1', problem: 'gone' })
    expect(odd.message).toBe('Cannot read {problem} $& $1: gone')
  })
})

/** As another installed copy of the package would throw it. */
class OtherCopy extends Error {
  override readonly name = 'HarnessError'
  readonly code = 'VMH_USAGE'
  readonly remedy = 'See help.'
}

describe('it is recognised', () => {
  test.each([
    ['its own errors', error],
    ['errors of another copy', new OtherCopy('what?')],
  ])('in %s', (_, thrown) => {
    expect(HarnessError.is(thrown)).toBe(true)
  })

  test.each([
    ['other errors', new Error('x')],
    ['errors of the system', Object.assign(new Error('x'), { code: 'ENOENT' })],
    ['errors of the same name only', Object.assign(new Error('x'), { name: 'HarnessError' })],
    [
      'errors that offer no remedy',
      Object.assign(new Error('x'), { name: 'HarnessError', code: 'VMH_USAGE' }),
    ],
    ['what only looks like it', { name: 'HarnessError', code: 'VMH_USAGE', remedy: 'x' }],
    ['nothing', undefined],
    ['text', 'HarnessError'],
  ])('not in %s', (_, thrown) => {
    expect(HarnessError.is(thrown)).toBe(false)
  })
})
