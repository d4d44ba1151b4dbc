import { describe, expect, it } from 'vitest'
import { json, listed, refusal, scripted, type TestClient, testClient } from './fixtures/test-client.ts'
import { isTrouble } from './vmmanager-api.ts'

const unknown = { trouble: { kind: 'unknown' } }
const account = { email: 'a@example.com', password: 'secret', role: '@user' } as const
const host = { name: 'vm', password: 'secret' } as const

/** The calls of the API by what they send, with an answer to each and what it comes to. */
const calls = [
  [
    "GET /vm/v3/account?where=(email EQ 'a@example.com')",
    (api: TestClient['api']) => api.findAccount('a@example.com'),
    listed({ id: 4 }, { id: 5 }),
    { id: 4 },
  ],
  ['POST /vm/v3/account', (api: TestClient['api']) => api.createAccount(account), json({ id: 4 }), 4],
  ['GET /vm/v3/cluster', (api: TestClient['api']) => api.clusters(), listed({ id: 1 }), [{ id: 1 }]],
  [
    'GET /vm/v3/os',
    (api: TestClient['api']) => api.oses(),
    listed({ id: 1 }, { id: 2 }),
    [{ id: 1 }, { id: 2 }],
  ],
  ['GET /vm/v3/preset', (api: TestClient['api']) => api.presets(), listed(), []],
  [
    'GET /vm/v3/ippool',
    (api: TestClient['api']) => api.pools(),
    listed('no item', null, { id: 1 }),
    [{ id: 1 }],
  ],
  [
    "GET /vm/v3/host?where=(id EQ '7')",
    (api: TestClient['api']) => api.findHost(['id', 7]),
    listed(),
    undefined,
  ],
  ['GET /vm/v3/host/7', (api: TestClient['api']) => api.readHost(7), json({ id: 7 }), { id: 7 }],
  [
    "GET /vm/v3/task?where=((consul_id EQ '9') AND (name EQ 'host_create'))",
    (api: TestClient['api']) => api.findTask(9, 'host_create'),
    listed({ status: 'running' }),
    { status: 'running' },
  ],
  [
    'POST /vm/v3/host',
    (api: TestClient['api']) => api.createHost(host),
    json({ id: 7, task: 9 }),
    { host: 7, task: 9 },
  ],
  ['DELETE /vm/v3/host/7', (api: TestClient['api']) => api.deleteHost(7), json({ id: 7, task: 9 }), 9],
] as const

describe.each(calls)('%s', (sent, call, answer, expected) => {
  it('is sent, and gives what was answered', async () => {
    const { api, calls } = testClient(({ path }) => (path.endsWith('token') ? undefined : answer))
    expect(await call(api)).toEqual(expected)
    expect(calls.at(-1)).toBe(sent)
  })

  it('gives the trouble when it is refused', async () => {
    const { api } = testClient(({ path }) => (path.endsWith('token') ? undefined : refusal('internal-error')))
    expect(await call(api)).toEqual({ trouble: { kind: 'refused', status: 500, code: 3500 } })
  })

  it('never throws, whatever object is answered', async () => {
    for (const body of [{}, { id: null, task: '9', list: {} }, { list: 'x' }, { list: null, id: 'seven' }]) {
      const { api } = testClient(({ path }) => (path.endsWith('token') ? undefined : json(body)))
      // One machine is read as it comes; all else has to hold something.
      expect(await call(api)).toEqual(sent === 'GET /vm/v3/host/7' ? body : unknown)
    }
  })
})

describe('createHost', () => {
  it.each([{ id: 7 }, { task: 9 }, { id: '7', task: 9 }])(
    'does not know what was done when the answer is %o',
    async (body) => {
      const { api } = testClient(scripted({ 'POST /vm/v3/host': [json(body)] }))
      expect(await api.createHost(host)).toEqual(unknown)
    },
  )

  it('sends the request as it is', async () => {
    const { api, requests } = testClient(scripted({ 'POST /vm/v3/host': [json({ id: 7, task: 9 })] }))
    await api.createHost(host)
    expect(requests.at(-1)?.body).toEqual(host)
  })
})

describe('isTrouble', () => {
  it('is true of trouble alone', () => {
    expect(isTrouble(unknown)).toBe(true)
    for (const outcome of [undefined, null, 7, [], {}, 'trouble']) expect(isTrouble(outcome)).toBe(false)
  })
})
