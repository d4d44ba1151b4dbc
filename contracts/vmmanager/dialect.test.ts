import { expect, test } from 'vitest'
import { HarnessError } from '../failures/harness-error.ts'
import { dialectNamed, dialects } from './dialect.ts'

test('releases from 2024.03 on answer a login with 201 and call a failed task `failed`', () => {
  expect(dialectNamed('2024.03')).toMatchObject({
    name: '2024.03',
    authVersion: 'v4',
    tokenCreateStatus: 201,
    failedTaskStatus: 'failed',
  })
})

test('older releases answer a login with 200 and call a failed task `fail`', () => {
  expect(dialectNamed('2023')).toMatchObject({
    name: '2023',
    authVersion: 'v4',
    tokenCreateStatus: 200,
    failedTaskStatus: 'fail',
  })
})

test('an unknown dialect is refused with the names of the known ones', () => {
  const error = (() => {
    try {
      return dialectNamed('1999')
    } catch (thrown) {
      return thrown
    }
  })()
  expect(HarnessError.is(error)).toBe(true)
  expect(error).toMatchObject({
    code: 'VMH_DIALECT_UNKNOWN',
    message: 'There is no dialect 1999',
    remedy: 'Choose one of 2023, 2024.03.',
    params: { name: '1999', known: '2023, 2024.03' },
    exitCode: 2,
  })
})

test('names of things that every object has are no dialects', () => {
  expect(() => dialectNamed('constructor')).toThrow('There is no dialect constructor')
})

test.each(dialects)('every fact of dialect $name says where it comes from', ({ evidence }) => {
  expect(Object.keys(evidence).toSorted()).toEqual(['authVersion', 'failedTaskStatus', 'tokenCreateStatus'])
})
