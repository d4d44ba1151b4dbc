import { describe, expect, it } from 'vitest'
import { type ControlBodies, checkBody } from './check-body.ts'

function refusal(name: keyof ControlBodies, body: unknown): unknown {
  try {
    checkBody(name, body)
  } catch (error) {
    const { code, message } = error as { readonly code: string; readonly message: string }
    return [code, message]
  }
  return 'taken'
}

describe('the body of an operation', () => {
  it.each<[keyof ControlBodies, unknown]>([
    ['create', {}],
    [
      'create',
      { id: 'a-1', seed: 1, clock: 'manual', administrator: { email: 'a@b', password: 'x' }, port: 0 },
    ],
    ['create', { faults: [{ fault: 'asleep', for: '5ms' }], accounts: ['a@example.com'] }],
    ['advance', { ms: 0 }],
    ['fork', { id: 'b' }],
    ['restore', { snapshot: 's1' }],
    ['arm', { fault: 'task-fails', stage: 'disk', times: 1 }],
    ['nothing', {}],
  ])('%s takes %j and gives it back', (name, body) => {
    expect(checkBody(name, body)).toBe(body)
  })

  it('may be absent where nothing must be said', () => {
    expect(checkBody('create', undefined)).toEqual({})
    expect(refusal('advance', undefined)).toEqual(['invalid-body', expect.stringContaining('ms')])
  })

  it.each<[keyof ControlBodies, unknown, string]>([
    ['create', { id: 'Ä' }, '/id'],
    ['create', { id: '-a' }, '/id'],
    ['create', { id: `a${'x'.repeat(64)}` }, '/id'],
    ['create', { seed: 1.5 }, '/seed'],
    ['create', { addresses: -1 }, '/addresses'],
    ['create', { adresses: 1 }, 'adresses'],
    ['create', { administrator: { email: 'a@b' } }, 'password'],
    ['create', { administrator: { email: 'nobody', password: 'x' } }, '/administrator/email'],
    ['create', { port: 65_536 }, '/port'],
    ['create', { transportLatencyMs: 120_001 }, '/transportLatencyMs'],
    ['create', { accounts: 'a@b' }, '/accounts'],
    ['create', [], 'object'],
    ['create', null, 'object'],
    ['advance', { ms: -1 }, '/ms'],
    ['advance', { ms: '5' }, '/ms'],
    ['advance', { ms: 1e12 }, '/ms'],
    ['restore', { snapshot: 1 }, '/snapshot'],
    ['nothing', { a: 1 }, ''],
  ])('%s refuses %j and names the place', (name, body, place) => {
    expect(refusal(name, body)).toEqual(['invalid-body', expect.stringContaining(place)])
  })

  it('that is no JSON is refused as such', () => {
    expect(refusal('create', '{"id":')).toEqual(['invalid-json', expect.any(String)])
  })

  it('of a fault is judged by the fault that is meant', () => {
    expect(refusal('arm', { fault: 'task-late', after: '5s' })).toEqual([
      'invalid-body',
      expect.stringContaining('delay'),
    ])
    expect(refusal('arm', { fault: 'rain' })).toEqual([
      'invalid-body',
      expect.stringMatching(/^\/fault must be one of .*asleep/),
    ])
    expect(refusal('create', { faults: [{ fault: 'task-fails', stage: 5, times: 1 }] })).toEqual([
      'invalid-body',
      expect.stringContaining('/faults/0/stage'),
    ])
  })
})
