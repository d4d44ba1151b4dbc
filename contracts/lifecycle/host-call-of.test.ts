import { describe, expect, test } from 'vitest'
import { alice, answered, exchange, hostCall, lost, poll } from '../trace/fixtures/facts.ts'
import { hostCallOf } from './host-call-of.ts'

describe('a call that changes a machine', () => {
  test.each(['start', 'stop', 'restart', 'reinstall', 'resource', 'rescue_mode', 'delete'])(
    'is known: %s',
    (act) => {
      expect(hostCallOf(hostCall(0, alice, act))).toEqual({ host: 11, act, mayBeDone: true })
    },
  )

  test('may be done when no answer came, unless it was never sent', () => {
    const call = hostCall(0, alice, 'start')
    expect(hostCallOf(lost(call))).toMatchObject({ mayBeDone: true })
    const unsent = {
      exchange: { request: call.exchange.request, failure: { code: 'refused', sent: false } as const },
    }
    expect(hostCallOf(unsent)).toMatchObject({ mayBeDone: false })
    expect(hostCallOf({ exchange: { request: call.exchange.request } })).toMatchObject({ mayBeDone: false })
  })

  test.each([
    [200, true],
    [299, true],
    [302, false],
    [404, false],
    [500, false],
    [503, false],
    [502, true],
    [504, true],
  ])('answered with %d may be done: %s', (status, mayBeDone) => {
    expect(hostCallOf(answered(hostCall(0, alice, 'start'), status, {}))).toMatchObject({ mayBeDone })
  })
})

describe('no such call is', () => {
  const asked = (method: 'GET' | 'POST' | 'DELETE', path: string) => ({
    exchange: { request: { method, path, query: '', headers: {} } },
  })

  test.each([
    ['the making of a machine', exchange(0, 'host-create')],
    ['a list', exchange(0, 'host-list')],
    ['a short read', exchange(0, 'host-read')],
    ['a look at tasks', poll(0, alice, 'running')],
    ['an edit of its name', asked('POST', '/vm/v3/host/11')],
    ['a read of a part of it', asked('GET', '/vm/v3/host/11/metrics')],
    ['what lies deeper', asked('DELETE', '/vm/v3/host/11/disk/3')],
    ['what is about something else', asked('POST', '/vm/v3/disk/11/start')],
  ])('%s', (_, event) => {
    expect(hostCallOf(event)).toBeUndefined()
  })
})
