import { describe, expect, it } from 'vitest'
import { endOf } from './end-of.ts'

describe('endOf', () => {
  it.each([
    ['complete', 'complete'],
    ['fail', 'failed'],
    ['failed', 'failed'],
    ['aborted', 'failed'],
    ['created', undefined],
    ['running', undefined],
    ['deferred', undefined],
    [undefined, undefined],
  ])('of a task that is %s is %s', (status, end) => {
    expect(endOf({ status })).toBe(end)
  })

  it('of a task that is not in the list is unknown', () => {
    expect(endOf(undefined)).toBeUndefined()
  })
})
