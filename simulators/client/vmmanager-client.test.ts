import { describe, expect, it } from 'vitest'
import type { ExchangeEvent } from '../../contracts/trace/trace-event.ts'
import {
  json,
  listed,
  refusal,
  replyLost,
  scripted,
  testClient,
  unreachable,
} from './fixtures/test-client.ts'

const login = 'POST /auth/v4/public/token'
const read = { method: 'GET', path: '/vm/v3/host' } as const
const change = { method: 'POST', path: '/vm/v3/host', body: { name: 'vm' } } as const
const removal = { method: 'DELETE', path: '/vm/v3/host/1' } as const

describe('logging in', () => {
  it('happens once, before the first call, for all calls that are made at once', async () => {
    const { client, calls, requests } = testClient(scripted({ 'GET /vm/v3/host': [listed()] }))
    await Promise.all([client.call(read), client.call(read), client.call(read)])
    await client.call(read)
    expect(calls).toEqual([login, ...Array.from({ length: 4 }, () => 'GET /vm/v3/host')])
    expect(requests[0]?.body).toEqual({ email: 'admin@example.com', password: 'secret' })
    expect(requests.slice(1).map(({ headers }) => headers['x-xsrf-token'])).toEqual(
      Array.from({ length: 4 }, () => 'token-1'),
    )
  })

  it('happens once more when the session is over, and the call is repeated', async () => {
    const script = scripted({ 'GET /vm/v3/host': [listed(), refusal('session-invalid'), listed({ id: 1 })] })
    const { client, calls, requests } = testClient(script)
    await client.call(read)
    expect(await client.call(read)).toEqual({ kind: 'ok', body: { list: [{ id: 1 }], size: 1 } })
    expect(calls.filter((call) => call === login)).toHaveLength(2)
    expect(requests.at(-1)?.headers['x-xsrf-token']).toBe('token-2')
  })

  it('happens once for all calls that find the same session over', async () => {
    const { client, calls } = testClient(({ path, headers }) => {
      if (path.endsWith('token')) return undefined
      return headers['x-xsrf-token'] === 'token-1' ? refusal('session-invalid') : listed()
    })
    const results = await Promise.all([client.call(read), client.call(change), client.call(removal)])
    expect(results.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok'])
    expect(calls.filter((call) => call === login)).toHaveLength(2)
  })

  it('is not lost when one call learns late that the old session was over', async () => {
    let reads = 0
    const { client, calls, clock } = testClient(({ path, headers }) => {
      if (path.endsWith('token')) return undefined
      reads++
      return headers['x-xsrf-token'] === 'token-1' ? refusal('session-invalid') : listed()
    })
    const early = client.call(read)
    await clock.sleep(15)
    const late = client.call(read)
    expect([(await early).kind, (await late).kind]).toEqual(['ok', 'ok'])
    expect(calls.filter((call) => call === login)).toHaveLength(2)
    expect(reads).toBe(4)
  })

  it('is not tried for ever when each new session is refused', async () => {
    const { client, calls } = testClient(scripted({ 'GET /vm/v3/host': [refusal('session-invalid')] }))
    expect(await client.call(read)).toEqual({ kind: 'refused', status: 401, code: 1000 })
    expect(calls.filter((call) => call === login)).toHaveLength(2)
  })

  it('knows an expired session by its status, whatever the envelope holds', async () => {
    const script = scripted({ 'GET /vm/v3/host': [json('<html>', 401), listed()] })
    expect(await testClient(script).client.call(read)).toMatchObject({ kind: 'ok' })
  })

  it('that is refused is told with the code of VMmanager, and tried once for each call', async () => {
    const { client, calls } = testClient(scripted({ [login]: [refusal('bad-credentials')] }))
    expect(await client.call(read)).toEqual({ kind: 'refused', status: 401, code: 1003 })
    expect(await client.call(read)).toEqual({ kind: 'refused', status: 401, code: 1003 })
    expect(calls).toEqual([login, login])
  })

  it('that failed is forgotten: a later call logs in', async () => {
    const script = scripted({
      [login]: [refusal('bad-credentials'), json({ token: 'T' })],
      'GET /vm/v3/host': [listed()],
    })
    const { client } = testClient(script)
    await client.call(read)
    expect(await client.call(read)).toMatchObject({ kind: 'ok' })
  })

  it.each([200, 201])('takes status %i for success', async (status) => {
    const script = scripted({ [login]: [json({ id: 3, token: 'T' }, status)], 'GET /vm/v3/host': [listed()] })
    expect(await testClient(script).client.call(read)).toMatchObject({ kind: 'ok' })
  })

  it.each([
    ['no token', json({ id: '3' }, 201)],
    ['a token that is no text', json({ token: 7 }, 201)],
  ])('that brings %s is no login', async (_, answer) => {
    expect(await testClient(scripted({ [login]: [answer] })).client.call(read)).toEqual({ kind: 'unknown' })
  })

  it('is repeated when its reply is lost, since a second session does no harm', async () => {
    const script = scripted({ [login]: [replyLost, json({ token: 'T' })], 'GET /vm/v3/host': [listed()] })
    expect(await testClient(script).client.call(read)).toMatchObject({ kind: 'ok' })
  })
})

describe('a VMmanager that sleeps or cannot be reached', () => {
  it.each([
    ['asleep', refusal('asleep')],
    ['asleep, without JSON', json('<html>', 503)],
    ['unreachable', unreachable],
  ])('that is %s is asked again every half second until it answers', async (_, trouble) => {
    const script = scripted({ 'POST /vm/v3/host': [trouble, trouble, trouble, json({ id: 1, task: 1 })] })
    const { client, clock } = testClient(script)
    expect(await client.call(change)).toEqual({ kind: 'ok', body: { id: 1, task: 1 } })
    expect(clock.nowMs()).toBe(10 + 4 * 10 + 3 * 500)
  })

  it.each([
    ['asleep', refusal('asleep'), read],
    ['asleep', refusal('asleep'), change],
    ['unreachable', unreachable, change],
    ['mute', replyLost, read],
  ])('that stays %s is given up after the limit, and nothing was done', async (_, trouble, call) => {
    const script = scripted({ 'GET /vm/v3/host': [trouble], 'POST /vm/v3/host': [trouble] })
    const { client, clock, calls } = testClient(script)
    expect(await client.call(call)).toEqual({ kind: 'unavailable' })
    expect(clock.nowMs()).toBeLessThanOrEqual(5100)
    expect(calls.length).toBe(11)
  })

  it('that does not even answer the login is given up as well', async () => {
    const { client, calls } = testClient(() => unreachable)
    expect(await client.call(change)).toEqual({ kind: 'unavailable' })
    expect(new Set(calls)).toEqual(new Set([login]))
  })
})

describe('a lost reply', () => {
  it.each([change, removal])('to $method is unknown, and the call is not repeated', async (call) => {
    const script = scripted({ 'POST /vm/v3/host': [replyLost], 'DELETE /vm/v3/host/1': [replyLost] })
    const { client, calls } = testClient(script)
    expect(await client.call(call)).toEqual({ kind: 'unknown' })
    expect(calls).toHaveLength(2)
  })

  it('to a change that was first turned away with 503 is unknown too', async () => {
    const { client, calls } = testClient(scripted({ 'POST /vm/v3/host': [refusal('asleep'), replyLost] }))
    expect(await client.call(change)).toEqual({ kind: 'unknown' })
    expect(calls).toHaveLength(3)
  })

  it('to a GET is repeated', async () => {
    const { client } = testClient(scripted({ 'GET /vm/v3/host': [replyLost, listed({ id: 1 })] }))
    expect(await client.call(read)).toMatchObject({ kind: 'ok', body: { size: 1 } })
  })
})

describe('an answer', () => {
  it.each([
    ['empty', undefined],
    ['text', '<html>'],
    ['cut JSON', '{"id": 1'],
    ['null', null],
    ['a list', []],
  ])('that is %s with status 200 leaves a change unknown and lets a read be repeated', async (_, body) => {
    const script = scripted({ 'POST /vm/v3/host': [json(body)], 'GET /vm/v3/host': [json(body), listed()] })
    const { client } = testClient(script)
    expect(await client.call(change)).toEqual({ kind: 'unknown' })
    expect(await client.call(read)).toMatchObject({ kind: 'ok' })
  })

  it.each([
    ['the envelope', json({ error: { code: 3080, msg: 'no' } }, 404), 404, 3080],
    ['the envelope under status 200', json({ error: { code: 3008, msg: 'no' } }), 200, 3008],
    ['an envelope without code', json({ error: { msg: 'no' } }, 400), 400, 400],
    ['an envelope that is none', json({ error: 'no' }, 400), 400, 400],
    ['text', json('<html>', 500), 500, 500],
    ['no body', json(undefined, 500), 500, 500],
  ])('that refuses with %s is told with its code', async (_, answer, status, code) => {
    const { client } = testClient(scripted({ 'POST /vm/v3/host': [answer] }))
    expect(await client.call(change)).toEqual({ kind: 'refused', status, code })
  })
})

describe('an array', () => {
  const metrics = { method: 'GET', path: '/vm/v3/host/7/metrics', answersArray: true } as const

  it('is an answer where it is expected, and given as a list', async () => {
    const { client } = testClient(scripted({ 'GET /vm/v3/host/7/metrics': [json([{ target: 'x' }])] }))
    expect(await client.call(metrics)).toEqual({ kind: 'ok', body: { list: [{ target: 'x' }] } })
  })

  it('that is expected may be a refusal all the same', async () => {
    const answer = json({ error: { code: 3080, msg: 'no' } }, 404)
    const { client } = testClient(scripted({ 'GET /vm/v3/host/7/metrics': [answer] }))
    expect(await client.call(metrics)).toEqual({ kind: 'refused', status: 404, code: 3080 })
  })
})

describe('what is sent and told', () => {
  it('counts from when a request truly left, not from when it had to wait on this side', async () => {
    const { client, facts } = testClient(({ path }) =>
      path === '/vm/v3/host' ? { ...listed(), heldMs: 4 } : undefined,
    )
    await client.call(read)
    const [login, asked] = facts.map(({ fact }) => fact as ExchangeEvent)
    expect([login?.sentAtMs, asked?.sentAtMs]).toEqual([0, 14])
    expect(asked?.exchange).not.toHaveProperty('heldMs')
  })

  it('names the content of a body, and sends none where there is none', async () => {
    const { client, requests } = testClient(() => json({ token: 'T' }))
    await client.call({ ...read, query: 'limit=1' })
    await client.call(change)
    expect(requests.slice(1)).toEqual([
      { ...read, query: 'limit=1', headers: { 'x-xsrf-token': 'T' } },
      { ...change, query: '', headers: { 'x-xsrf-token': 'T', 'content-type': 'application/json' } },
    ])
  })

  it('tells each exchange with its times, and the order of each call but the login', async () => {
    const script = scripted({ 'POST /vm/v3/host': [unreachable, json({ id: 1 })] })
    const { client, facts } = testClient(script)
    await client.call({ ...change, order: 'order-7' })
    const exchanges = facts.map(({ fact, atMs }) => {
      const { sentAtMs, order, exchange } = fact as ExchangeEvent
      return [sentAtMs, atMs, order, exchange.response?.status ?? exchange.failure?.code]
    })
    expect(exchanges).toEqual([
      [0, 10, undefined, 201],
      [10, 20, 'order-7', 'refused'],
      [520, 530, 'order-7', 200],
    ])
  })
})

describe('the page of a proxy that waited in vain', () => {
  it.each([502, 504])('%i leaves the outcome of a change open, and a reading is repeated', async (status) => {
    const page = { response: { status, headers: { 'content-type': 'text/html' }, body: '<html></html>' } }
    const script = scripted({
      'POST /vm/v3/host': [page],
      'GET /vm/v3/host': [page, listed({ id: 1 })],
    })
    const { client, calls } = testClient(script)
    expect(await client.call(change)).toEqual({ kind: 'unknown' })
    expect(await client.call(read)).toEqual({ kind: 'ok', body: { list: [{ id: 1 }], size: 1 } })
    expect(calls.filter((call) => call === 'GET /vm/v3/host')).toHaveLength(2)
  })
})
