import { describe, expect, it } from 'vitest'
import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { type TestVmmanager, logIn, smallestHost, testVmmanager } from './fixtures/test-vmmanager.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'

const post = (body: unknown): unknown => testVmmanager().post('/vm/v3/host', body)

describe('the body of a POST', () => {
  it('is refused with code 3008 for a property that nobody knows, and says which', () => {
    expect(post({ ...smallestHost, nmae: 'x' })).toMatchObject({
      status: 400,
      body: { error: { code: 3008, value: { name: 'nmae' } } },
    })
    expect(post({ ...smallestHost, disks: [{ size_mib: 9000, sise: 1 }] })).toMatchObject({
      status: 400,
      body: { error: { code: 3008, value: { name: 'sise' } } },
    })
  })

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a known property', (name) => {
    const body: unknown = JSON.parse(JSON.stringify(smallestHost).replace('{', `{"${name}":1,`))
    expect(post(body)).toMatchObject({ status: 400, body: { error: { code: 3008 } } })
  })

  it('is refused when a property is missing, and says which', () => {
    expect(post({ name: 'vm' })).toMatchObject({
      status: 400,
      body: { error: { code: 3009, value: { name: 'password' } } },
    })
  })

  it.each([
    ['a number as text', { cpu_number: '2' }, '/cpu_number'],
    ['too small a number', { ram_mib: 0 }, '/ram_mib'],
    ['a fraction', { hdd_mib: 5000.5 }, '/hdd_mib'],
    ['an empty name', { name: '' }, '/name'],
    ['null', { domain: null }, '/domain'],
    ['an object for a list', { ipv4_pool: {} }, '/ipv4_pool'],
    ['a wrong element of a list', { ipv4_pool: [1, 'x'] }, '/ipv4_pool/1'],
    ['an unknown word', { cpu_mode: 'fast' }, '/cpu_mode'],
  ])('is refused for %s, and says where', (_, wrong, name) => {
    expect(post({ ...smallestHost, ...wrong })).toMatchObject({
      status: 400,
      body: { error: { code: 3010, value: { name } } },
    })
  })

  it('is refused as malformed when it is nested too deeply, wherever it goes, and nothing has changed', () => {
    const vmmanager = testVmmanager()
    const before = vmmanager.get('/vm/v3/cluster')
    let deep: unknown = 1
    for (let level = 0; level < 6000; level++) deep = [deep]
    const calls = contractFor('2024.03').operations.filter(({ method }) => method === 'POST')
    for (const { pathTemplate } of calls) {
      const path = pathTemplate.replaceAll(/\{\w+\}/g, '1')
      expect(vmmanager.post(path, { name: 'x', datacenter_params: deep })).toMatchObject({
        status: 400,
        body: { error: { code: 1108 } },
      })
    }
    expect(vmmanager.get('/vm/v3/cluster')).toEqual(before)
  })

  it('is refused as malformed when it is text that is no JSON', () => {
    expect(post('{"name": "vm"')).toMatchObject({ status: 400, body: { error: { code: 1108 } } })
    expect(post(7)).toMatchObject({ status: 400, body: { error: { code: 1108 } } })
  })

  it('is refused when it is JSON but no object', () => {
    expect(post([smallestHost])).toMatchObject({ status: 400, body: { error: { code: 3010 } } })
  })

  it.each([undefined, null, {}])('counts as an object without properties when it is %s', (body) => {
    expect(post(body)).toMatchObject({
      status: 400,
      body: { error: { code: 3009, value: { name: 'name' } } },
    })
  })

  it('leaves nothing behind when it is refused', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/host', { ...smallestHost, ram_mib: 'much' })
    expect(vmmanager.list('/vm/v3/host')).toEqual([])
    expect(vmmanager.facts).toEqual([])
  })

  it('is not looked at in a GET or a DELETE', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    expect(vmmanager.send('GET', '/vm/v3/host', { body: 'anything' }).response.status).toBe(200)
    expect(vmmanager.send('DELETE', `/vm/v3/host/${id}`, { body: { x: 1 } }).response.status).toBe(200)
  })
})

const minuteMs = 60_000

function status(vmmanager: TestVmmanager, headers: Readonly<Record<string, string>>): number {
  return vmmanager.send('GET', '/vm/v3/host', { headers }).response.status
}

describe('the token of a session', () => {
  it.each([
    ['the header x-xsrf-token', (token: string) => ({ 'x-xsrf-token': token })],
    ['the header ses6', (token: string) => ({ ses6: token })],
    ['the cookie ses6', (token: string) => ({ cookie: `ses6=${token}` })],
    ['the cookie among others', (token: string) => ({ cookie: `lang=ru; ses6=${token}; theme=dark` })],
    ['header and cookie', (token: string) => ({ 'x-xsrf-token': token, cookie: `ses6=${token}` })],
    [
      'a stale header beside a good cookie',
      (token: string) => ({ 'x-xsrf-token': 'old', cookie: `ses6=${token}` }),
    ],
    ['a good header beside a stale cookie', (token: string) => ({ ses6: token, cookie: 'ses6=old' })],
  ])('may come as %s', (_, headers) => {
    const vmmanager = testVmmanager()
    expect(status(vmmanager, headers(vmmanager.token))).toBe(200)
  })

  it.each([
    ['nothing', {}],
    ['an unknown token', { 'x-xsrf-token': '1-unknown' }],
    ['an empty token', { 'x-xsrf-token': '', ses6: '', cookie: 'ses6=' }],
    ['a cookie of another name', { cookie: 'xses6=1' }],
  ])('is refused with 401 and code 1000 for %s', (_, headers) => {
    const vmmanager = testVmmanager()
    const { response } = vmmanager.send('GET', '/vm/v3/host', { headers })
    expect(response).toMatchObject({ status: 401, body: { error: { code: 1000 } } })
  })

  it('does not count when its cookie has another name that ends alike', () => {
    const vmmanager = testVmmanager()
    expect(status(vmmanager, { cookie: `notses6=${vmmanager.token}` })).toBe(401)
  })

  it('is looked at before the body is', () => {
    const { response } = testVmmanager().send('POST', '/vm/v3/host', { headers: {}, body: 'no JSON' })
    expect(response.status).toBe(401)
  })
})

describe('the life of a session', () => {
  it('is as long as it is used at least once in 60 minutes', () => {
    const vmmanager = testVmmanager()
    for (let hour = 1; hour <= 5; hour++) {
      vmmanager.nowMs += 60 * minuteMs
      expect(vmmanager.get('/vm/v3/host').status).toBe(200)
    }
  })

  it('ends after 60 minutes without use', () => {
    const vmmanager = testVmmanager()
    vmmanager.nowMs = 60 * minuteMs + 1
    expect(vmmanager.get('/vm/v3/host').status).toBe(401)
  })

  it('is as long as the settings say', () => {
    const vmmanager = testVmmanager({ settings: { sessionLifetimeMs: minuteMs } })
    vmmanager.nowMs = minuteMs + 1
    expect(vmmanager.get('/vm/v3/host').status).toBe(401)
  })

  it('is its own: several sessions of one user live beside each other', () => {
    const vmmanager = testVmmanager()
    vmmanager.nowMs = 40 * minuteMs
    const second = logIn(vmmanager)
    expect(second).not.toBe(vmmanager.token)
    vmmanager.nowMs = 70 * minuteMs
    expect(status(vmmanager, { ses6: vmmanager.token })).toBe(401)
    expect(status(vmmanager, { ses6: second })).toBe(200)
  })
})

describe('sessions-expire', () => {
  const expire = { fault: 'sessions-expire', after: '1000ms' } as const

  it('ends the sessions made before its moment, and none made since', () => {
    const vmmanager = testVmmanager({ faults: [expire] })
    const early = logIn(vmmanager)
    vmmanager.nowMs = 999
    expect(status(vmmanager, { ses6: early })).toBe(200)
    vmmanager.nowMs = 1000
    const late = logIn(vmmanager)
    expect(status(vmmanager, { ses6: early })).toBe(401)
    expect(status(vmmanager, { ses6: early })).toBe(401)
    expect(status(vmmanager, { ses6: late })).toBe(200)
    expect(vmmanager.facts).toEqual([
      { type: 'fault', fault: 'sessions-expire', where: 'session', atMs: 1000 },
    ])
  })
})

describe('routing', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/vm/v3/nothing'],
    ['GET', '/vm/v4/host'],
    ['GET', '/vm/v3/host/1/nothing'],
    ['GET', '//vm/v3/host'],
    ['GET', '/vm/v3/%ZZ'],
    ['GET', '*'],
    ['GET', ''],
  ])('answers %s %s with 404 and code 1106', (method, path) => {
    const { response } = testVmmanager().send(method, path)
    expect(response).toMatchObject({ status: 404, body: { error: { code: 1106 } } })
  })

  it.each([
    ['DELETE', '/vm/v3/task'],
    ['POST', '/vm/v3/os'],
    ['GET', '/auth/v4/public/token'],
    ['PUT', '/vm/v3/host/1'],
    ['PATCH', '/vm/v3/host'],
    ['HEAD', '/vm/v3/host'],
  ])('answers %s %s with 405: the path is known, the method is not', (method, path) => {
    expect(testVmmanager().send(method, path).response.status).toBe(405)
  })

  it('reads percent-encoded paths as what they mean', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    expect(vmmanager.get(`/vm/v3/h%6Fst/%3${id}`)).toMatchObject({ status: 200, body: { id } })
  })

  it('does not look into sessions or bodies where there is no such function', () => {
    const { response } = testVmmanager().send('POST', '/vm/v3/nothing', { headers: {}, body: 'no JSON' })
    expect(response.status).toBe(404)
  })

  it('always answers as JSON', () => {
    const vmmanager = testVmmanager()
    for (const target of ['/vm/v3/host', '/vm/v3/host/9', '/nothing']) {
      expect(vmmanager.get(target).headers).toEqual({ 'content-type': 'application/json' })
    }
  })
})

describe('asleep', () => {
  const asleep = { fault: 'asleep', after: '1000ms', for: '4000ms' } as const

  it('answers everything with 503 and the envelope from its first moment to before its last', () => {
    const vmmanager = testVmmanager({ faults: [asleep] })
    const statusAt = (atMs: number): number => {
      vmmanager.nowMs = atMs
      return vmmanager.get('/vm/v3/host').status
    }
    expect([999, 1000, 4999, 5000].map(statusAt)).toEqual([200, 503, 503, 200])
  })

  it('does nothing of what it is asked meanwhile', () => {
    const vmmanager = testVmmanager({ faults: [asleep] })
    const { id } = vmmanager.createHost()
    vmmanager.nowMs = 2000
    const envelope = { error: { code: vmmanagerErrors.asleep.code } }
    expect(vmmanager.post('/vm/v3/host', smallestHost)).toMatchObject({ status: 503, body: envelope })
    expect(vmmanager.delete(`/vm/v3/host/${id}`).status).toBe(503)
    expect(vmmanager.get('/vm/v3/nothing').status).toBe(503)
    vmmanager.nowMs = 5000
    expect(vmmanager.list('/vm/v3/host')).toHaveLength(1)
    expect(vmmanager.list('/vm/v3/task')).toMatchObject([{ name: 'host_create', status: 'running' }])
  })

  it('lets its tasks go on, and tells of every call that it turned away', () => {
    const vmmanager = testVmmanager({ faults: [asleep] })
    vmmanager.createHost()
    vmmanager.nowMs = 3500
    vmmanager.get('/vm/v3/host')
    expect(vmmanager.facts).toContainEqual({ type: 'fault', fault: 'asleep', where: 'host-list', atMs: 3500 })
    expect(vmmanager.facts).toContainEqual(
      expect.objectContaining({ type: 'host', change: 'disk-ready', atMs: 3000 }),
    )
  })
})

describe('reply-lost', () => {
  const lostOnce = { fault: 'reply-lost', operation: 'host-create', times: 1 } as const

  it('does what was asked and says that the reply must not arrive, as often as it is armed', () => {
    const vmmanager = testVmmanager({ faults: [lostOnce] })
    expect(vmmanager.send('POST', '/vm/v3/host', { body: smallestHost }).delivery.failure).toEqual({
      code: 'reset',
      sent: true,
    })
    expect(vmmanager.send('POST', '/vm/v3/host', { body: smallestHost }).delivery.failure).toBeUndefined()
    expect(vmmanager.list('/vm/v3/host')).toHaveLength(2)
    expect(vmmanager.facts.filter(({ type }) => type === 'fault')).toEqual([
      { type: 'fault', fault: 'reply-lost', where: 'host-create', atMs: 0 },
    ])
  })

  it('spares other operations', () => {
    const vmmanager = testVmmanager({ faults: [lostOnce] })
    expect(vmmanager.send('GET', '/vm/v3/host').delivery.failure).toBeUndefined()
    expect(vmmanager.send('GET', '/vm/v3/nothing').delivery.failure).toBeUndefined()
  })

  it('waits for a call that is done, so that a refusal does not use it up', () => {
    const vmmanager = testVmmanager({ faults: [lostOnce] })
    expect(vmmanager.send('POST', '/vm/v3/host', { headers: {} }).delivery.failure).toBeUndefined()
    expect(vmmanager.send('POST', '/vm/v3/host', { body: {} }).delivery.failure).toBeUndefined()
    expect(vmmanager.send('POST', '/vm/v3/host', { body: smallestHost }).delivery.failure).toEqual({
      code: 'reset',
      sent: true,
    })
  })
})

describe('time', () => {
  it('never runs backwards, even when a request claims to come from the past', () => {
    const vmmanager = testVmmanager()
    vmmanager.nowMs = 5000
    vmmanager.createHost()
    vmmanager.nowMs = 100
    vmmanager.createHost()
    expect(vmmanager.facts.map(({ atMs }) => atMs)).toEqual([5000, 5000, 5000, 5000])
  })

  it('tells everything in the order of its time, however long nobody asked', () => {
    const vmmanager = testVmmanager()
    for (const atMs of [0, 400, 800]) {
      vmmanager.nowMs = atMs
      vmmanager.createHost()
    }
    vmmanager.nowMs = 3_000_000
    vmmanager.get('/vm/v3/host')
    const times = vmmanager.facts.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBe(10_800)
  })

  it('gives the same answers and tells the same facts for the same seed', () => {
    const story = (seed: number): unknown => {
      const vmmanager = testVmmanager({ settings: { seed, durations: spreadDurations } })
      const answers: unknown[] = [vmmanager.token]
      for (let turn = 0; turn < 20; turn++) {
        vmmanager.nowMs = turn * 7000
        answers.push(vmmanager.post('/vm/v3/host', { ...smallestHost, name: `vm${turn}` }))
        answers.push(vmmanager.get('/vm/v3/task'), vmmanager.delete(`/vm/v3/host/${turn / 2}`))
      }
      return { answers, facts: vmmanager.facts }
    }
    expect(story(7)).toEqual(story(7))
    expect(story(7)).not.toEqual(story(8))
  })
})

const spreadDurations = {
  queued: { kind: 'uniform', minMs: 0, maxMs: 2000 },
  templateCopy: { kind: 'uniform', minMs: 0, maxMs: 9000 },
  disk: { kind: 'uniform', minMs: 0, maxMs: 9000 },
  network: { kind: 'uniform', minMs: 0, maxMs: 9000 },
  osInstall: { kind: 'uniform', minMs: 0, maxMs: 90_000 },
  delete: { kind: 'uniform', minMs: 0, maxMs: 9000 },
  power: { kind: 'uniform', minMs: 0, maxMs: 9000 },
  change: { kind: 'uniform', minMs: 0, maxMs: 9000 },
} as const
