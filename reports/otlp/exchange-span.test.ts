import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import type { ExchangeEvent, Stamp } from '../../contracts/trace/trace-event.ts'
import { exchangeSpan } from './exchange-span.ts'

const request = { method: 'GET', path: '/vm/v3/host/12', query: '', headers: {} } as const

function event(exchange: Exchange): ExchangeEvent & Stamp {
  return { type: 'exchange', seq: 7, sentAtMs: 10, atMs: 30, order: '3', exchange }
}

describe('the span of an exchange', () => {
  const good = event({ request, response: { status: 200, headers: {} } })

  test('is that of a client, named by the call and not by its object', () => {
    expect(exchangeSpan(good, '2024.03', 'root')).toMatchObject({
      id: 'exchange 7',
      parent: 'root',
      name: 'GET /vm/v3/host/{host_id}',
      kind: 'client',
      fromMs: 10,
      toMs: 30,
      problem: undefined,
      attributes: {
        'http.request.method': 'GET',
        'url.path': '/vm/v3/host/12',
        'url.query': undefined,
        'url.template': '/vm/v3/host/{host_id}',
        'http.response.status_code': 200,
        'error.type': undefined,
        'vmharness.operation': 'host-read',
        'vmharness.seq': 7,
      },
    })
  })

  test('of a call that the contract does not know is named by its method alone', () => {
    const unknown = event({
      request: { ...request, path: '/nothing/12' },
      response: { status: 200, headers: {} },
    })
    const { name, attributes } = exchangeSpan(unknown, '2024.03', 'root')
    expect(name).toBe('GET')
    expect(attributes['vmharness.operation']).toBeUndefined()
  })

  test.each([
    [399, undefined],
    [400, '400'],
    [404, '404'],
    [503, '503'],
  ])('answered with %d has the error %s', (status, error) => {
    const { attributes, problem } = exchangeSpan(
      event({ request, response: { status, headers: {} } }),
      '2023',
      'root',
    )
    expect(attributes['error.type']).toBe(error)
    expect(problem !== undefined).toBe(error !== undefined)
  })

  test('without an answer says why', () => {
    const lost = event({ request: { ...request, query: 'limit=1' }, failure: { code: 'reset', sent: true } })
    const { attributes, problem } = exchangeSpan(lost, '2024.03', 'root')
    expect(attributes).toMatchObject({ 'error.type': 'reset', 'url.query': 'limit=1' })
    expect(attributes['http.response.status_code']).toBeUndefined()
    expect(problem).toBe('reset')
  })
})
