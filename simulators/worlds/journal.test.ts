import { describe, expect, it } from 'vitest'
import type { ExchangeFailure, ExchangeRequest, ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import type { Delivery } from '../transport/transport.ts'
import { Journal } from './journal.ts'

const token = '1-0f8fad5b-d9cb-469f-a165-70867728950e'

const read: ExchangeRequest = {
  method: 'GET',
  path: '/vm/v3/host',
  query: '',
  headers: { 'x-xsrf-token': token, cookie: `ses6=${token}` },
}
const empty = { last_notify: 0, list: [], size: 0 }

interface Wishes {
  readonly request?: ExchangeRequest
  readonly body?: unknown
  readonly failure?: ExchangeFailure
}

function record(journal: Journal, { request = read, body = empty, failure }: Wishes = {}): void {
  const response: ExchangeResponse = { status: 200, headers: { 'content-type': 'application/json' }, body }
  const delivery: Delivery = failure === undefined ? { response } : { failure }
  const served = { delivery, text: JSON.stringify(body) ?? '' }
  journal.record({ request, served, atMs: 1.23456, durationMs: 0.5 })
}

describe('a journal', () => {
  it('tells each exchange with its time, its duration and its number', () => {
    const journal = new Journal('2024.03', 10)
    record(journal)
    expect(journal.read(10)).toEqual([
      {
        seq: 1,
        atMs: 1.235,
        durationMs: 0.5,
        exchange: {
          request: { ...read, headers: { 'x-xsrf-token': '[redacted]', cookie: '[redacted]' } },
          response: { status: 200, headers: { 'content-type': 'application/json' }, body: empty },
        },
        violations: [],
        violationCount: 0,
      },
    ])
  })

  it('holds either side against the contract and says whose fault it is', () => {
    const journal = new Journal('2024.03', 10)
    record(journal, { request: { ...read, path: '/vm/v3/nothing' } })
    record(journal, { body: { list: 'none' } })
    record(journal)
    expect(journal.counts()).toMatchObject({ exchanges: 3, violations: { consumer: 1, provider: 1 } })
    expect(journal.read(3).map(({ violations }) => violations.map(({ party }) => party))).toEqual([
      ['consumer'],
      ['provider'],
      [],
    ])
  })

  it('keeps the newest exchanges and counts them all', () => {
    const journal = new Journal('2024.03', 3)
    for (let count = 0; count < 10; count++) record(journal)
    expect(journal.counts()).toMatchObject({ exchanges: 10, kept: 3 })
    expect(journal.read(100).map(({ seq }) => seq)).toEqual([8, 9, 10])
    expect(journal.read(2).map(({ seq }) => seq)).toEqual([9, 10])
    expect(journal.read(0)).toEqual([])
  })

  it('is bounded by the size of what it keeps too', () => {
    const journal = new Journal('2024.03', 1000)
    const body = { ...empty, note: 'x'.repeat(1_000_000) }
    for (let count = 0; count < 30; count++) record(journal, { body })
    expect(journal.counts().kept).toBe(8)
    expect(journal.read(1)[0]?.seq).toBe(30)
  })

  it('forgets even the newest exchange when it alone is larger than that', () => {
    const journal = new Journal('2024.03', 1000)
    record(journal)
    record(journal, { body: { ...empty, note: 'x'.repeat(9_000_000) } })
    record(journal)
    expect(journal.read(1000).map(({ seq }) => seq)).toEqual([3])
  })

  it('tells the first violations of an exchange that has very many, and how many there are', () => {
    const journal = new Journal('2024.03', 1)
    const list = Array.from({ length: 500 }, () => ({ id: 'one' }))
    record(journal, { body: { ...empty, list } })
    const [entry] = journal.read(1)
    expect(entry?.violations).toHaveLength(20)
    expect(entry?.violationCount).toBeGreaterThanOrEqual(500)
    expect(journal.counts().violations.provider).toBe(entry?.violationCount)
  })

  it('shows no secret: neither those of headers nor those of bodies, queries and answers', () => {
    const journal = new Journal('2024.03', 10)
    const request: ExchangeRequest = {
      ...read,
      method: 'POST',
      path: '/auth/v4/public/token',
      query: 'token=hunter2',
      body: { email: 'a@b.test', password: 'hunter2' },
    }
    record(journal, { request, body: { id: '3', token, expires_at: null, confirmed: true } })
    record(journal, { request: { ...request, body: '{"password":"hunter2"' } })
    const text = JSON.stringify(journal.read(10))
    expect(text).toContain('a@b.test')
    expect(text).not.toContain('hunter2')
    expect(text).not.toContain(token)
  })

  it('tells of a lost reply what the client saw', () => {
    const journal = new Journal('2024.03', 10)
    record(journal, { failure: { code: 'reset', sent: true } })
    const [entry] = journal.read(1)
    expect(entry?.exchange).toMatchObject({ failure: { code: 'reset', sent: true } })
    expect(entry?.exchange).not.toHaveProperty('response')
    expect(entry?.violations).toEqual([])
  })

  it('keeps what was said, whatever happens to the objects later', () => {
    const journal = new Journal('2024.03', 10)
    const body = { ...empty, list: [] as unknown[] }
    record(journal, { body })
    body.list.push('later')
    expect(journal.read(1)[0]?.exchange.response?.body).toEqual(empty)
  })

  it('begins again when it is emptied', () => {
    const journal = new Journal('2024.03', 10)
    record(journal, { body: {} })
    journal.clear()
    expect(journal.read(10)).toEqual([])
    expect(journal.counts()).toEqual({ exchanges: 0, kept: 0, violations: { consumer: 0, provider: 0 } })
    record(journal)
    expect(journal.read(10)[0]?.seq).toBe(1)
  })

  it('may keep nothing and still count', () => {
    const journal = new Journal('2024.03', 0)
    record(journal)
    expect([journal.counts().exchanges, journal.read(10)]).toEqual([1, []])
  })
})
