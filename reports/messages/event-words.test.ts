import { describe, expect, test } from 'vitest'
import type { TraceEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import { sampleEvidence } from '../fixtures/sample-results.ts'
import { eventWords, exchangeWords } from './event-words.ts'
import type { Exchange, HttpMethod } from '../../contracts/exchange/exchange.ts'

function at(fact: TraceFact): TraceEvent {
  return { ...fact, seq: 0, atMs: 0 }
}

const order = { type: 'order', order: '3', client: 'anna' } as const
const service = { type: 'service', order: '3', service: 7 } as const
const operation = { type: 'operation', order: '3', name: 'open', tryCount: 2 } as const
const host = { type: 'host', host: 12, name: 'vm-7' } as const
const task = { type: 'task', task: 40, name: 'host_create' } as const

describe('eventWords', () => {
  test.each<[TraceFact, string, string]>([
    [{ ...order, step: 'placed' }, 'order 3 placed by anna', 'заказ 3 сделан клиентом anna'],
    [{ ...order, step: 'paid' }, 'order 3 paid', 'заказ 3 оплачен'],
    [{ ...order, step: 'approved' }, 'order 3 approved', 'заказ 3 согласован'],
    [{ ...order, step: 'refused', reason: 'quota' }, 'order 3 refused: quota', 'заказ 3 отклонён: quota'],
    [{ ...order, step: 'manual' }, 'order 3 handed to a person', 'заказ 3 передан сотруднику'],
    [{ ...service, status: 'ordered' }, 'service 7 ordered', 'услуга 7 заказана'],
    [{ ...service, status: 'active', host: 12 }, 'service 7 active, host 12', 'услуга 7 активна, ВМ 12'],
    [
      { ...operation, outcome: 'failed', reason: 'task-failed' },
      'order 3: try 2 of operation open failed: task-failed',
      'заказ 3: попытка 2 операции open не удалась: task-failed',
    ],
    [
      { ...operation, outcome: 'done' },
      'order 3: try 2 of operation open done',
      'заказ 3: попытка 2 операции open удалась',
    ],
    [{ ...host, change: 'os-installed' }, 'host 12 (vm-7) OS installed', 'ВМ 12 (vm-7): ОС установлена'],
    [{ ...host, change: 'deleted' }, 'host 12 (vm-7) deleted', 'ВМ 12 (vm-7) удалена'],
    [
      { ...task, status: 'running', stage: 'disk' },
      'task 40 host_create running (disk)',
      'задача 40 host_create выполняется (disk)',
    ],
    [{ ...task, status: 'complete' }, 'task 40 host_create complete', 'задача 40 host_create завершена'],
    [
      { type: 'fault', fault: 'asleep', where: 'login' },
      'fault asleep injected into login',
      'сбой asleep внесён в login',
    ],
    [{ type: 'end', outcome: 'interrupted' }, 'the run was interrupted', 'прогон прерван'],
    [
      {
        type: 'run',
        version: 1,
        scenario: 'one-order',
        platform: 'clouden',
        target: 'simulated',
        dialect: 'current',
        seed: 1,
        clock: 'virtual',
        expect: { orders: {}, findings: [] },
        settleWithinMs: 1,
      },
      'run of one-order on Clouden begins',
      'начат прогон one-order на Clouden',
    ],
  ])('tells %# in both languages', (fact, english, russian) => {
    expect(eventWords(at(fact), 'clouden', 'en')).toBe(english)
    expect(eventWords(at(fact), 'clouden', 'ru')).toBe(russian)
  })

  test('names the platform that sent a request', () => {
    const [, , answered] = sampleEvidence
    expect(answered && eventWords(answered, 'clouden', 'en')).toBe(
      'Clouden -> POST /vm/v3/host 200 host 13, task 41',
    )
  })
})

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
