import { describe, expect, it } from 'vitest'
import { nextStep } from './run-operation.ts'

describe('nextStep', () => {
  it.each([
    ['task-failed', 'retry'],
    ['unavailable', 'retry'],
    ['unknown-outcome', 'retry'],
    ['no-free-address', 'retry'],
    ['refused-4711', 'retry'],
    ['toString', 'retry'],
    ['limit-exceeded', 'refuse'],
    ['os-not-available', 'refuse'],
    ['instance-not-found', 'hand-over'],
  ])('after %s is %s', (reason, step) => {
    expect(nextStep(reason)).toBe(step)
  })
})
