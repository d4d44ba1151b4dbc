import { describe, expect, it } from 'vitest'
import { Faults } from '../faults/faults.ts'
import { nextFaultEdgeMs } from './next-fault-edge.ts'

const armed = new Faults([
  { fault: 'asleep', after: '100ms', for: '100ms' },
  { fault: 'sessions-expire', after: '150ms' },
  { fault: 'reply-lost', operation: 'host-create', times: 1 },
]).armed()

describe('the next moment at which a fault begins or ends', () => {
  it.each([
    [0, 100],
    [99, 100],
    [100, 150],
    [150, 200],
    [200, undefined],
  ])('after %d ms is %s', (nowMs, nextMs) => {
    expect(nextFaultEdgeMs(armed, nowMs)).toBe(nextMs)
  })

  it('is none where no fault is bound to time', () => {
    expect(nextFaultEdgeMs([], 0)).toBeUndefined()
    expect(nextFaultEdgeMs(armed.slice(2), 0)).toBeUndefined()
  })
})
