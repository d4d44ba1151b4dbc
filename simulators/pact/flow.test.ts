import { describe, expect, it } from 'vitest'
import { endOfFact } from './flow.ts'

describe('what a flow tells of a fact', () => {
  it('is the step of an order, with its reason', () => {
    expect(endOfFact({ type: 'order', order: 'a', step: 'paid', client: 'bob' })).toBe('order paid')
    expect(
      endOfFact({ type: 'order', order: 'a', step: 'manual', client: 'bob', reason: 'task-failed' }),
    ).toBe('order manual task-failed')
  })

  it('is the end of an operation, and not its beginning', () => {
    const operation = { type: 'operation', name: 'suspend', tryCount: 1 } as const
    expect(endOfFact({ ...operation, outcome: 'done' })).toBe('suspend done')
    expect(endOfFact({ ...operation, outcome: 'failed', reason: 'timeout' })).toBe('suspend failed timeout')
    expect(endOfFact({ ...operation, outcome: 'started' })).toBeUndefined()
  })

  it('is nothing where something else happens', () => {
    const fact = { type: 'ledger', client: 'bob', order: 'a', entry: 'charge', amount: 1 } as const
    expect(endOfFact(fact)).toBeUndefined()
  })
})
