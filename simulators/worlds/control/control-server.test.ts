import { describe, expect, it } from 'vitest'
import { request } from 'undici'
import { creationMs } from '../../vmmanager/fixtures/test-vmmanager.ts'
import { type TestClient, clientOf, testWorlds } from '../fixtures/test-worlds.ts'
import { serveWorlds } from '../world-servers.ts'
import type { Worlds } from '../worlds.ts'
import { authorizeControl, serveControl } from './control-server.ts'
import type { UnknownItem } from '../../client/outcome.ts'

function refusal(headers: Parameters<typeof authorizeControl>[0], token?: string): unknown {
  try {
    authorizeControl(headers, token)
  } catch (error) {
    return (error as { readonly code: string }).code
  }
  return 'let pass'
}

describe('the control API', () => {
  it.each(['127.0.0.1:8081', 'localhost:8081', '[::1]:8081', 'localhost'])(
    'lets clients of this machine pass as %s without a token',
    (host) => {
      expect(refusal({ host })).toBe('let pass')
    },
  )

  it.each(['evil.example.com', '127.0.0.1.example.com:80', '10.0.0.1:80', ''])(
    'keeps away who calls this machine "%s", as a rebound name does',
    (host) => {
      expect(refusal({ host })).toBe('foreign-origin')
    },
  )

  it('keeps pages in a browser away, with and without a token', () => {
    const headers = { host: 'localhost', origin: 'http://localhost:3000' }
    expect(refusal(headers)).toBe('foreign-origin')
    expect(refusal({ ...headers, authorization: 'Bearer t' }, 't')).toBe('foreign-origin')
  })

  it('asks for its token where it has one, and then not for the name', () => {
    expect(refusal({ host: 'lab.example.com', authorization: 'Bearer secret' }, 'secret')).toBe('let pass')
  })

  it.each([
    undefined,
    '',
    'secret',
    'Bearer',
    'Bearer secre',
    'Bearer secret2',
    'bearer secret',
    'Basic secret',
  ])('does not take "%s" for its token', (authorization) => {
    const headers = authorization === undefined ? {} : { authorization }
    expect(refusal({ host: 'localhost', ...headers }, 'secret')).toBe('unauthorized')
  })
})

interface Answer {
  readonly status: number
  readonly type: unknown
  readonly body: UnknownItem
}

interface Controlled extends AsyncDisposable {
  readonly worlds: Worlds
  readonly url: string
  call(line: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** A client on the shared port, logged in to the world. */
  client(id: string): Promise<TestClient>
}

async function control(token?: string): Promise<Controlled> {
  const worlds = testWorlds()
  const resources = new AsyncDisposableStack()
  const servers = resources.use(await serveWorlds(worlds, { port: 0 }))
  const limits = { bodyBytes: 10_000 }
  const { url } = resources.use(await serveControl({ worlds, servers }, { port: 0, limits }, token))
  return {
    worlds,
    url,
    call: async (line, body, headers = {}) => {
      const [method = '', path = ''] = line.split(' ')
      const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
      const options = { method: method as 'GET', headers, ...(text === undefined ? {} : { body: text }) }
      const answer = await request(`${url}${path}`, options)
      const told = await answer.body.text()
      const parsed = (told === '' ? {} : JSON.parse(told)) as UnknownItem
      return { status: answer.statusCode, type: answer.headers['content-type'], body: parsed }
    },
    client: async (id) => {
      const client = clientOf((sent) => worlds.receive(sent), `/w/${id}`)
      await client.logIn()
      return client
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

describe('the control API', () => {
  it('makes, shows, lists and deletes worlds', async () => {
    await using api = await control()
    const made = await api.call('POST /worlds', { id: 'mine', seed: 9, clock: 'on-poll', addresses: 4 })
    expect(made).toMatchObject({
      status: 201,
      type: 'application/json',
      body: {
        id: 'mine',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/w\/mine$/),
        email: 'admin@example.com',
        dialect: '2024.03',
        clock: 'on-poll',
        seed: 9,
        nowMs: 0,
        nextDueMs: null,
        hosts: 0,
        tasks: 0,
        accounts: 1,
        faults: 0,
        snapshots: [],
        journal: { exchanges: 0, kept: 0, violations: { consumer: 0, provider: 0 } },
      },
    })
    expect((await api.call('GET /worlds/mine')).body).toEqual(made.body)
    expect((await api.call('GET /worlds')).body).toMatchObject({
      worlds: [{ id: 'default' }, { id: 'mine' }],
    })
    expect(await api.call('DELETE /worlds/mine')).toMatchObject({ status: 204 })
    expect((await api.call('GET /worlds/mine')).status).toBe(404)
  })

  it('gives a world a port of its own, and takes it back with the world', async () => {
    await using api = await control()
    const { body } = await api.call('POST /worlds', { id: 'own', port: 0 })
    const url = String(body['url'])
    expect((await request(`${url}/vm/v3/host`)).statusCode).toBe(401)
    expect(api.worlds.get('own').journal.counts().exchanges).toBe(1)
    await api.call('DELETE /worlds/own')
    await expect(request(`${url}/vm/v3/host`)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('does not keep a world whose port is taken', async () => {
    await using api = await control()
    const port = Number(new URL(api.url).port)
    for (const line of ['POST /worlds', 'POST /worlds/default/fork']) {
      const refused = await api.call(line, { id: 'own', port })
      expect(refused).toMatchObject({ status: 409, body: { code: 'port-unusable' } })
    }
    expect(api.worlds.list()).toHaveLength(1)
  })

  it('lets time pass', async () => {
    await using api = await control()
    const client = await api.client('default')
    await client.create()
    expect((await api.call('GET /worlds/default')).body).toMatchObject({
      nextDueMs: 1000,
      hosts: 1,
      tasks: 1,
    })
    expect((await api.call('POST /worlds/default/advance', { ms: creationMs })).body).toMatchObject({
      nowMs: creationMs,
      nextDueMs: null,
    })
    expect(await client.creation()).toBe('complete')
  })

  it('resets, keeps, restores and forks', async () => {
    await using api = await control()
    const client = await api.client('default')
    await client.create()
    expect(await api.call('POST /worlds/default/snapshots')).toMatchObject({
      status: 201,
      body: { snapshot: 's1' },
    })
    expect(await api.call('POST /worlds/default/fork', { id: 'branch' })).toMatchObject({
      status: 201,
      body: { id: 'branch', hosts: 1 },
    })
    expect((await api.call('POST /worlds/default/reset')).body).toMatchObject({
      hosts: 0,
      snapshots: ['s1'],
      journal: { exchanges: 0 },
    })
    expect((await api.call('POST /worlds/default/restore', { snapshot: 's1' })).body).toMatchObject({
      hosts: 1,
    })
    expect((await api.call('GET /worlds/branch')).body).toMatchObject({ hosts: 1 })
  })

  it('arms and disarms faults', async () => {
    await using api = await control()
    const fault = { fault: 'reply-lost', operation: 'host-create', times: 2 }
    expect(await api.call('POST /worlds/default/faults', fault)).toMatchObject({
      status: 201,
      body: { id: 1 },
    })
    const client = await api.client('default')
    expect((await client.create()).status).toBe(0)
    expect((await api.call('GET /worlds/default/faults')).body).toEqual({
      faults: [{ id: 1, ...fault, fromMs: 0, untilMs: null, strikes: 1 }],
    })
    expect(await api.call('DELETE /worlds/default/faults/1')).toMatchObject({ status: 204 })
    expect((await client.create()).status).toBe(200)
    expect((await api.call('GET /worlds/default/faults')).body).toEqual({ faults: [] })
  })

  it('reads the journal without its secrets', async () => {
    await using api = await control()
    const client = await api.client('default')
    await client.create()
    await client.send('GET', '/vm/v3/nothing')
    const { body } = await api.call('GET /worlds/default/journal?limit=2')
    expect(body).toMatchObject({
      exchanges: 3,
      kept: 3,
      violations: { consumer: 1, provider: 0 },
      entries: [
        { seq: 2, exchange: { request: { path: '/vm/v3/host', body: { password: '[redacted]' } } } },
        { seq: 3, violations: [{ party: 'consumer', pointer: '/path' }] },
      ],
    })
    expect((await api.call('GET /worlds/default/journal')).body['entries']).toHaveLength(3)
  })
})

describe('what the control API refuses', () => {
  it.each<[string, unknown, number, string]>([
    ['GET /', undefined, 404, 'unknown-route'],
    ['GET /worlds/default/nothing', undefined, 404, 'unknown-route'],
    ['PUT /worlds', {}, 405, 'method-not-allowed'],
    ['GET /worlds/default/reset', undefined, 405, 'method-not-allowed'],
    ['GET /worlds/nobody', undefined, 404, 'unknown-world'],
    ['POST /worlds/nobody/advance', { ms: 1 }, 404, 'unknown-world'],
    ['DELETE /worlds/default', undefined, 409, 'default-world'],
    ['POST /worlds', { id: 'default' }, 409, 'world-exists'],
    [
      'POST /worlds',
      { administrator: { email: 'admin@example.com', password: 'x' } },
      409,
      'administrator-exists',
    ],
    ['POST /worlds', { clock: 'sundial' }, 400, 'invalid-body'],
    ['POST /worlds', { dialect: '1999' }, 400, 'invalid-body'],
    ['POST /worlds', '{"id":', 400, 'invalid-json'],
    ['POST /worlds', 'x'.repeat(10_001), 413, 'too-large'],
    ['POST /worlds/default/advance', {}, 400, 'invalid-body'],
    ['POST /worlds/default/reset', { hard: true }, 400, 'invalid-body'],
    ['POST /worlds/default/restore', { snapshot: 's9' }, 404, 'unknown-snapshot'],
    ['DELETE /worlds/default/faults/7', undefined, 404, 'unknown-fault'],
    ['DELETE /worlds/default/faults/x', undefined, 404, 'unknown-fault'],
    ['GET /worlds/default/journal?limit=-1', undefined, 400, 'invalid-query'],
    ['GET /worlds/default/journal?limit=many', undefined, 400, 'invalid-query'],
  ])('%s with %j is told as a problem with a code', async (line, body, status, code) => {
    await using api = await control()
    const answer = await api.call(line, body)
    expect(answer).toEqual({
      status,
      type: 'application/problem+json',
      body: {
        type: `urn:vmmanager-harness:problem:${code}`,
        title: expect.any(String),
        status,
        code,
        detail: expect.any(String),
      },
    })
    expect(api.worlds.list()).toHaveLength(1)
  })

  it('is everybody who does not know the token, and nobody who does', async () => {
    await using api = await control('secret')
    expect(await api.call('GET /worlds')).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
    const authorization = 'Bearer secret'
    expect((await api.call('GET /worlds', undefined, { authorization })).status).toBe(200)
  })

  it('is a page in a browser', async () => {
    await using api = await control()
    const origin = 'https://example.com'
    expect(await api.call('POST /worlds', {}, { origin })).toMatchObject({ status: 403 })
    expect(api.worlds.list()).toHaveLength(1)
  })
})
