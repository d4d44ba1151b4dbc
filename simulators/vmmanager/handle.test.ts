import { describe, expect, it } from 'vitest'
import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { smallestHost, testVmmanager } from './fixtures/test-vmmanager.ts'

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
