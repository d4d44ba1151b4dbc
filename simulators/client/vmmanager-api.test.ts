import { describe, expect, it } from 'vitest'
import { json, listed, refusal, scripted, type TestClient, testClient } from './fixtures/test-client.ts'
import { isTrouble } from './outcome.ts'

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
  [
    "GET /vm/v3/host?where=(name CP '%vmh-%')",
    (api: TestClient['api']) => api.hostsNamed('vmh-'),
    listed({ id: 7 }),
    [{ id: 7 }],
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
  ['GET /vm/v3/host', (api: TestClient['api']) => api.hosts(), listed({ id: 7 }), [{ id: 7 }]],
  [
    "GET /vm/v3/task?where=((consul_id EQ '8') OR (consul_id EQ '9'))",
    (api: TestClient['api']) => api.findTasks([8, 9]),
    listed({ consul_id: 8 }),
    [{ consul_id: 8 }],
  ],
  [
    'POST /auth/v4/user/a%2Bb%40example.com/key',
    (api: TestClient['api']) => api.createKey('a+b@example.com'),
    json({ id: '4', key: '4-x' }),
    '4-x',
  ],
  [
    'GET /vm/v3/host/7/ipv4',
    (api: TestClient['api']) => api.machine.addresses(7),
    listed({ id: 5 }),
    [{ id: 5 }],
  ],
  [
    'GET /vm/v3/host/7/history',
    (api: TestClient['api']) => api.machine.history(7),
    listed({ name: 'host_stop' }),
    [{ name: 'host_stop' }],
  ],
  ['POST /vm/v3/host/7/start', (api: TestClient['api']) => api.machine.start(7), json({ task: 9 }), 9],
  ['POST /vm/v3/host/7/stop', (api: TestClient['api']) => api.machine.stop(7), json({ task: 9 }), 9],
  [
    'POST /vm/v3/host/7/restart',
    (api: TestClient['api']) => api.machine.restart(7),
    json({ task: 8, start_task: 9 }),
    9,
  ],
  [
    'POST /vm/v3/host/7/ip',
    (api: TestClient['api']) => api.machine.changeAddresses(7, { ipv4_number: 1 }),
    json({ id: 7, task: 9 }),
    9,
  ],
  [
    'POST /vm/v3/host/7/reinstall',
    (api: TestClient['api']) => api.machine.reinstall(7, { os: 1 }),
    json({ id: 7, task: 9 }),
    9,
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

/** Calls whose answers may be anything. */
const undemanding = [
  [
    'POST /vm/v3/host/7/password',
    (api: TestClient['api']) => api.machine.setPassword(7, 'secret'),
    { password: 'secret' },
  ],
  [
    'POST /vm/v3/ip/5/ptr',
    (api: TestClient['api']) => api.machine.setPtr(5, 'a.example.com'),
    { domain: 'a.example.com' },
  ],
  [
    'POST /vm/v3/user_limits/account/4',
    (api: TestClient['api']) => api.setAccountLimits(4, { vxlan_count_total: 2 }),
    { vxlan_count_total: 2 },
  ],
  ['DELETE /vm/v3/host/7/snapshot', (api: TestClient['api']) => api.machine.deleteSnapshots(7), undefined],
] as const

describe.each(undemanding)('%s', (sent, call, body) => {
  it('is sent, and is content with any answer that is none', async () => {
    const { api, calls, requests } = testClient(({ path }) => (path.endsWith('token') ? undefined : json({})))
    expect(await call(api)).toBeUndefined()
    expect(calls.at(-1)).toBe(sent)
    expect(requests.at(-1)?.body).toEqual(body)
  })

  it('gives the trouble when it is refused', async () => {
    const { api } = testClient(({ path }) => (path.endsWith('token') ? undefined : refusal('forbidden')))
    expect(await call(api)).toEqual({ trouble: { kind: 'refused', status: 403, code: 3003 } })
  })
})

describe('accountLimits', () => {
  it('gives the limits as they come', async () => {
    const { api, calls } = testClient(({ path }) =>
      path.endsWith('token') ? undefined : json({ vxlan_count_total: null }),
    )
    expect(await api.accountLimits(4)).toEqual({ vxlan_count_total: null })
    expect(calls.at(-1)).toBe('GET /vm/v3/user_limits/account/4')
  })
})

describe('createHost', () => {
  it.each([
    [[], undefined],
    [undefined, undefined],
    [
      [11, '12', 13],
      [11, 13],
    ],
  ])('with the scripts %o knows their tasks: %o', async (list, scripts) => {
    const answer = json({ id: 7, task: 9, recipe_task_list: list })
    const { api } = testClient(scripted({ 'POST /vm/v3/host': [answer] }))
    expect(await api.createHost(host)).toEqual(scripts ? { host: 7, task: 9, scripts } : { host: 7, task: 9 })
  })

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

describe('what is read or accepted as it comes', () => {
  it('is whatever the answer holds', async () => {
    const { api, calls } = testClient(
      scripted({
        'DELETE /vm/v3/user/4': [json({}), refusal('forbidden')],
        'GET /auth/v4/whoami': [json({ id: '3' })],
        'GET /vm/v3/version': [json({ version: '1' })],
      }),
    )
    expect([await api.deleteAccount(4), await api.whoami(), await api.version()]).toEqual([
      undefined,
      { id: '3' },
      { version: '1' },
    ])
    expect(isTrouble(await api.deleteAccount(4))).toBe(true)
    expect(calls.slice(1)).toHaveLength(4)
  })
})
