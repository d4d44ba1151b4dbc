import { describe, expect, test } from 'vitest'
import type { Exchange, HttpMethod } from '../../contracts/exchange/exchange.ts'
import { exchangeWords } from './exchange-words.ts'

function exchange(method: HttpMethod, target: string, status: number, body?: unknown): Exchange {
  const [path = '', query = ''] = target.split('?')
  return { request: { method, path, query, headers: {} }, response: { status, headers: {}, body } }
}

describe('exchangeWords', () => {
  test.each([
    [exchange('POST', '/vm/v3/host', 200, { id: 12, task: 40 }), 'POST /vm/v3/host 200 host 12, task 40'],
    [exchange('POST', '/auth/v4/account', 201, { id: 3 }), 'POST /auth/v4/account 201 account 3'],
    [
      exchange('GET', '/vm/v3/host/12', 200, { id: 12, state: 'active' }),
      'GET /vm/v3/host/12 200 host 12, active',
    ],
    [
      exchange('GET', '/vm/v3/task?where=(consul_id EQ 40)', 200, { list: [{ id: 9, status: 'complete' }] }),
      'GET /vm/v3/task?where=(consul_id EQ 40) 200 task 9, complete',
    ],
    [exchange('GET', '/vm/v3/task', 200, { list: [{ id: 1 }, { id: 2 }] }), 'GET /vm/v3/task 200'],
    [exchange('GET', '/vm/v3/task', 200, { list: [] }), 'GET /vm/v3/task 200'],
    [
      exchange('POST', '/vm/v3/host', 400, { error: { code: 3008, msg: 'Unexpected property' } }),
      'POST /vm/v3/host 400 error 3008 Unexpected property',
    ],
    [exchange('DELETE', '/vm/v3/ipv4/5', 200, { id: 5 }), 'DELETE /vm/v3/ipv4/5 200 id 5'],
    [exchange('GET', '/vm/v3/host', 503, 'Bad gateway'), 'GET /vm/v3/host 503'],
    [exchange('GET', '/vm/v3/host', 200, null), 'GET /vm/v3/host 200'],
    [exchange('GET', '/vm/v3/host', 200), 'GET /vm/v3/host 200'],
  ])('tells %#', (value, words) => {
    expect(exchangeWords(value, 'en')).toBe(words)
  })

  test('says whether a request without an answer may have arrived', () => {
    const { request } = exchange('GET', '/vm/v3/host', 200)
    expect(exchangeWords({ request, failure: { code: 'reset', sent: true } }, 'en')).toBe(
      'GET /vm/v3/host no answer: connection reset, the request may have arrived',
    )
    expect(exchangeWords({ request, failure: { code: 'refused', sent: false } }, 'ru')).toBe(
      'GET /vm/v3/host нет ответа: в соединении отказано, ничего не отправлено',
    )
    expect(exchangeWords({ request }, 'en')).toBe('GET /vm/v3/host')
  })

  test('cuts a long query', () => {
    const words = exchangeWords(exchange('GET', `/vm/v3/host?where=${'x'.repeat(500)}`, 200), 'en')
    expect(words).toMatch(/^GET \/vm\/v3\/host\?where=x{74}… 200$/)
  })
})
