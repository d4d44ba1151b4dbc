import { describe, expect, test } from 'vitest'
import { alice, creation, exchange, order, sessionToken } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { traceOf } from '../trace/fixtures/trace-of.ts'
import type { TraceFact } from '../trace/trace-event.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { noSecretInEvidence } from './no-secret-in-evidence.ts'

const good = traceOf(goodStories.billmanager)

/** The good story with facts at its end that no trace of this harness has redacted. */
function found(...facts: readonly TraceFact[]) {
  const leaks = facts.map((fact, index) =>
    Object.assign({}, fact, { seq: good.events.length + index, atMs: 95_000 }),
  )
  return findingsOf(noSecretInEvidence, { ...good, events: [...good.events, ...leaks] })
}

const leakedAt = good.events.length

test('the good stories hold', () => {
  expect(found()).toEqual([])
  expect(findingsOf(noSecretInEvidence, traceOf(goodStories.clouden))).toEqual([])
})

test('whatever went through a trace is clean', () => {
  const [clean] = traceOf({ create: { atMs: 0, fact: creation(0, alice) } }).events
  expect(clean?.type).toBe('exchange')
  expect(clean === undefined ? undefined : found(clean)).toEqual([])
})

describe('a secret', () => {
  test('under its name is found, in whatever is told', () => {
    const { exchange: asked, ...fact } = exchange(0, 'account-create')
    const request = { ...asked.request, headers: {} }
    expect(found({ ...fact, exchange: { ...asked, request } })).toEqual([
      {
        rule: 'no-secret-in-evidence',
        party: 'harness',
        detail: 'field',
        params: { name: 'exchange.request.body.password' },
        witness: [leakedAt],
      },
    ])
  })

  test.each(['token', 'product_key'])('named %s in a response is found', (name) => {
    const leak = exchange(0, 'token-create', { sent: {}, answer: { list: [{ [name]: 'x' }] } })
    expect(found(leak)).toMatchObject([
      { detail: 'field', params: { name: `exchange.response.body.list.0.${name}` } },
    ])
  })

  test.each([['number', 4711] as const, ['list', ['hunter2']] as const])(
    'that is a %s is found',
    (_, password) => {
      expect(found(exchange(0, 'token-create', { sent: { password }, answer: {} }))).toHaveLength(1)
    },
  )

  test('in a header is found', () => {
    const { exchange: asked, ...fact } = exchange(0, 'task-list')
    const request = { ...asked.request, headers: { Authorization: 'Bearer x' } }
    expect(found({ ...fact, exchange: { ...asked, request } })).toMatchObject([
      { detail: 'field', params: { name: 'exchange.request.headers.Authorization' } },
    ])
  })

  test('in a body that was cut is found', () => {
    const { exchange: asked, ...fact } = exchange(0, 'token-create', { sent: {} })
    const response = { status: 201, headers: {}, body: '{"id":"3","token":"12-5f' }
    expect(found({ ...fact, exchange: { ...asked, response } })).toMatchObject([
      { detail: 'field', params: { name: 'exchange.response.body' } },
    ])
  })
})

describe('a token', () => {
  test('is found by its looks', () => {
    const { exchange: asked, ...fact } = exchange(0, 'task-list', {
      answer: { error: { msg: sessionToken } },
    })
    const request = { ...asked.request, headers: {} }
    expect(found({ ...fact, exchange: { ...asked, request } })).toEqual([
      {
        rule: 'no-secret-in-evidence',
        party: 'harness',
        detail: 'token',
        params: { where: 'exchange.response.body.error.msg' },
        witness: [leakedAt],
      },
    ])
  })

  test('is found outside of exchanges too', () => {
    expect(found(order(alice, 'manual', `refused ${sessionToken}`))).toMatchObject([
      { detail: 'token', params: { where: 'reason' } },
    ])
  })

  test('is not seen in a UUID or a date', () => {
    const answer = { uuid: sessionToken.slice(2), at: '2024-03-26', mac: '52-54-00-aa-bb-cc' }
    const { exchange: asked, ...fact } = exchange(0, 'task-list', { answer })
    expect(found({ ...fact, exchange: { ...asked, request: { ...asked.request, headers: {} } } })).toEqual([])
  })
})

describe('each place', () => {
  const leak = exchange(0, 'task-list')

  test('is told once, with its first event', () => {
    expect(found(leak, leak, leak)).toMatchObject([
      { params: { where: 'exchange.request.headers.x-xsrf-token' }, witness: [leakedAt] },
    ])
  })

  test('of a list is the same', () => {
    const answer = { list: [{ token: 'x' }, { token: 'y' }] }
    expect(found(exchange(0, 'token-create', { sent: {}, answer }))).toHaveLength(1)
  })

  test('is told, though another was told before', () => {
    const places = found(leak, creation(0, alice)).map(({ params }) => params['name'] ?? params['where'])
    expect(places).toEqual(['exchange.request.headers.x-xsrf-token', 'exchange.request.body.password'])
  })
})

test.each(['[redacted]', '', null, false])('%j under a secret name is fine', (password) => {
  expect(found(exchange(0, 'token-create', { sent: { password }, answer: { token: password } }))).toEqual([])
})
