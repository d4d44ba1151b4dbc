import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome-of.ts'

describe('the outcome of a request', () => {
  it.each([
    [200, 'done'],
    [201, 'done'],
    [302, 'refused'],
    [401, 'refused'],
    [409, 'refused'],
    [500, 'refused'],
    [503, 'refused'],
    [502, 'unknown'],
    [504, 'unknown'],
  ])('that was answered with %d is %s', (status, outcome) => {
    expect(outcomeOf({ response: { status, headers: {} } })).toBe(outcome)
  })

  it('is unknown without an answer, unless it never left', () => {
    expect(outcomeOf({ failure: { code: 'timeout', sent: true } })).toBe('unknown')
    expect(outcomeOf({ failure: { code: 'refused', sent: false } })).toBe('unsent')
    expect(outcomeOf({})).toBe('unsent')
  })
})
