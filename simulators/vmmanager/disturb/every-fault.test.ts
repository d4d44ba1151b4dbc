import { describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../contracts/exchange/exchange.ts'
import type { Fault, FaultName } from '../../faults/fault.ts'
import { faultDefinitions } from '../../faults/fault-definitions.ts'
import {
  creationMs,
  logIn,
  type Sending,
  smallestHost,
  type TestVmmanager,
  testVmmanager,
} from '../fixtures/test-vmmanager.ts'

const create = (vmmanager: TestVmmanager): TestVmmanager => {
  vmmanager.createHost()
  return vmmanager
}

/** A world in which a creation has ended, or would have. */
const afterCreation = (fault: Fault, ms = creationMs): TestVmmanager => {
  const vmmanager = create(testVmmanager({ faults: [fault] }))
  vmmanager.nowMs = ms
  return vmmanager
}

const onCreation = <Name extends FaultName>(fault: Name): { fault: Name; operation: 'host-create' } => ({
  fault,
  operation: 'host-create',
})

/** What comes of a creation, and how many machines there are then. */
function creation(fault: Fault): Pick<Sending, 'delivery' | 'lateMs'> & {
  readonly response: Partial<ExchangeResponse>
  readonly hosts: number
} {
  const vmmanager = testVmmanager({ faults: [fault] })
  const { delivery, lateMs } = vmmanager.send('POST', '/vm/v3/host', { body: smallestHost })
  return { delivery, lateMs, response: delivery.response ?? {}, hosts: vmmanager.world.hosts.size }
}

const hostsOf = (vmmanager: TestVmmanager): readonly unknown[] => vmmanager.list('/vm/v3/host')
const tasksOf = (vmmanager: TestVmmanager): readonly unknown[] => vmmanager.list('/vm/v3/task')
const lost = { failure: { code: 'reset', sent: true } }

/** What a client sees of each fault; a fault without an entry does not compile. */
const seen: Readonly<Record<FaultName, () => void>> = {
  asleep: () => {
    expect(creation(onCreation('asleep'))).toMatchObject({ response: { status: 503 }, hosts: 0 })
  },
  unreachable: () => {
    const refused = { failure: { code: 'refused', sent: false } }
    expect(creation(onCreation('unreachable'))).toMatchObject({ delivery: refused, hosts: 0 })
  },
  'request-lost': () => {
    expect(creation(onCreation('request-lost'))).toMatchObject({ delivery: lost, hosts: 0 })
  },
  'request-doubled': () => {
    expect(creation(onCreation('request-doubled'))).toMatchObject({ response: { body: { id: 2 } }, hosts: 2 })
  },
  'session-expired': () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'session-expired', times: 1 }] })
    expect(vmmanager.get('/vm/v3/host')).toMatchObject({ status: 401, body: { error: { code: 1000 } } })
    expect(vmmanager.get('/vm/v3/host').status).toBe(401)
    const headers = { 'x-xsrf-token': logIn(vmmanager) }
    expect(vmmanager.send('GET', '/vm/v3/host', { headers }).response.status).toBe(200)
  },
  forbidden: () => {
    expect(creation(onCreation('forbidden'))).toMatchObject({ response: { status: 403 }, hosts: 0 })
  },
  'rate-limited': () => {
    expect(creation(onCreation('rate-limited'))).toMatchObject({
      response: { status: 429, headers: { 'content-type': 'text/html' } },
      hosts: 0,
    })
  },
  'server-error': () => {
    for (const status of [500, 502, 503, 504] as const) {
      expect(creation({ ...onCreation('server-error'), status })).toMatchObject({
        response: { status },
        hosts: 0,
      })
    }
    expect(creation(onCreation('server-error'))).toMatchObject({ response: { status: 500 }, hosts: 0 })
  },
  'reply-lost': () => {
    expect(creation(onCreation('reply-lost'))).toMatchObject({ delivery: lost, hosts: 1 })
  },
  'gateway-timeout': () => {
    expect(creation(onCreation('gateway-timeout'))).toMatchObject({
      response: { status: 504, body: expect.stringMatching(/^<html>/) },
      hosts: 1,
    })
  },
  'reply-late': () => {
    expect(creation({ ...onCreation('reply-late'), delay: '90s' })).toMatchObject({
      response: { status: 200 },
      lateMs: 90_000,
      hosts: 1,
    })
    const { lateMs } = creation({ ...onCreation('reply-late'), delay: '1s', jitter: '1s' })
    expect(lateMs).toBeGreaterThan(1000)
    expect(lateMs).toBeLessThan(2000)
  },
  'reply-truncated': () => {
    expect(creation(onCreation('reply-truncated'))).toMatchObject({ delivery: lost, hosts: 1 })
    const vmmanager = testVmmanager({ faults: [onCreation('reply-truncated')] })
    const { part = '' } = vmmanager.send('POST', '/vm/v3/host', { body: smallestHost })
    expect(part).toMatch(/^\{"id":1,/)
    expect(() => JSON.parse(part) as unknown).toThrow(SyntaxError)
  },
  'reply-garbage': () => {
    expect(creation(onCreation('reply-garbage'))).toMatchObject({
      response: { status: 200, body: expect.stringMatching(/^<html>/) },
      hosts: 1,
    })
  },
  'reply-empty': () => {
    const { response, hosts } = creation(onCreation('reply-empty'))
    expect([response.status, 'body' in response, hosts]).toEqual([200, false, 1])
  },
  'reply-mislabelled': () => {
    expect(creation(onCreation('reply-mislabelled'))).toMatchObject({
      response: { status: 200, headers: { 'content-type': 'text/html' }, body: { id: 1 } },
      hosts: 1,
    })
  },
  'reply-stale': () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'reply-stale', operation: 'host-list', times: 1 }] })
    expect(hostsOf(vmmanager)).toHaveLength(0)
    create(vmmanager)
    expect(hostsOf(vmmanager)).toHaveLength(0)
    expect(hostsOf(vmmanager)).toHaveLength(1)
  },
  'pool-exhausted': () => refusesCreation('pool-exhausted'),
  'node-full': () => refusesCreation('node-full'),
  'node-in-maintenance': () => {
    refusesCreation('node-in-maintenance')
    const vmmanager = testVmmanager({ faults: [{ fault: 'node-in-maintenance' }] })
    expect(vmmanager.list('/vm/v3/node')).toMatchObject([
      { maintenance_mode: true },
      { maintenance_mode: true },
    ])
  },
  'storage-full': () => refusesCreation('storage-full'),
  'licence-reached': () => refusesCreation('licence-reached'),
  'os-missing': () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'os-missing', os: 'Debian-12-x86_64' }] })
    const names = vmmanager.list('/vm/v3/os').map(({ name }) => name)
    expect(names).not.toContain('Debian-12-x86_64')
    expect(names).toContain('Ubuntu-24.04-x86_64')
    expect(vmmanager.get('/vm/v3/os').body).toMatchObject({ size: names.length })
    expect(vmmanager.post('/vm/v3/host', smallestHost).status).toBe(400)
    expect(vmmanager.post('/vm/v3/host', { ...smallestHost, os: 2 }).status).toBe(200)
  },
  'preset-renamed': () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'preset-renamed', preset: 'small' }] })
    const names = vmmanager.list('/vm/v3/preset').map(({ name }) => name)
    expect(names).not.toContain('small')
    expect(names).toContain('medium')
  },
  'task-fails': () => {
    const vmmanager = afterCreation({ fault: 'task-fails', stage: 'os-install' })
    expect(tasksOf(vmmanager)).toMatchObject([{ status: 'failed', output: 'stage os-install failed' }])
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'creating' }])
  },
  'task-hangs': () => {
    const vmmanager = afterCreation({ fault: 'task-hangs', stage: 'os-install' }, 86_400_000)
    logInAgain(vmmanager)
    expect(tasksOf(vmmanager)).toMatchObject([{ status: 'running' }])
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'creating' }])
  },
  'task-slow': () => {
    const vmmanager = afterCreation({ fault: 'task-slow', stage: 'os-install', delay: '1h' })
    expect(tasksOf(vmmanager)).toMatchObject([{ status: 'running' }])
    vmmanager.nowMs += 3_600_000
    logInAgain(vmmanager)
    expect(tasksOf(vmmanager)).toMatchObject([{ status: 'complete' }])
  },
  'task-lost': () => {
    const vmmanager = create(testVmmanager({ faults: [{ fault: 'task-lost' }] }))
    expect(tasksOf(vmmanager)).toMatchObject([{ status: 'created' }])
    vmmanager.nowMs = 1000
    expect(tasksOf(vmmanager)).toEqual([])
    expect(vmmanager.get('/vm/v3/task/1').status).toBe(404)
    vmmanager.nowMs = creationMs
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'active' }])
  },
  'task-early': () => {
    const vmmanager = afterCreation({ fault: 'task-early' }, 6000)
    expect(tasksOf(vmmanager)).toMatchObject([{ status: 'complete' }])
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'creating' }])
    vmmanager.nowMs = creationMs
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'active' }])
  },
  'task-late': () => {
    const vmmanager = create(testVmmanager({ faults: [{ fault: 'task-late', delay: '3s' }] }))
    vmmanager.nowMs = 2999
    expect(tasksOf(vmmanager)).toEqual([])
    expect(vmmanager.get('/vm/v3/task/1').status).toBe(404)
    vmmanager.nowMs = 3000
    expect(tasksOf(vmmanager)).toHaveLength(1)
  },
  'status-word': () => {
    const vmmanager = afterCreation({ fault: 'status-word', status: 'complete', word: 'done' })
    expect(vmmanager.get('/vm/v3/task').body).toMatchObject({ list: [{ status: 'done' }] })
  },
  'address-late': () => {
    const never = afterCreation({ fault: 'address-late' }, 1_000_000)
    expect(hostsOf(never)).toMatchObject([{ state: 'active', ip4: [] }])
    const late = afterCreation({ fault: 'address-late', delay: '10s' }, 15_999)
    expect(hostsOf(late)).toMatchObject([{ state: 'active', ip4: [] }])
    late.nowMs = 16_000
    expect(hostsOf(late)).toMatchObject([{ ip4: [{ ip: '198.18.0.0' }] }])
  },
  'host-deleted': () => {
    const vmmanager = afterCreation({ fault: 'host-deleted', delay: '5s' })
    expect(hostsOf(vmmanager)).toHaveLength(1)
    vmmanager.nowMs += 5000
    expect(hostsOf(vmmanager)).toEqual([])
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ using_ip: '0' }])
  },
  'host-stopped': () => {
    expect(hostsOf(afterCreation({ fault: 'host-stopped' }))).toMatchObject([{ state: 'stopped' }])
  },
  'host-started': () => {
    const vmmanager = afterCreation({ fault: 'host-started', delay: '1m' })
    vmmanager.post('/vm/v3/host/1/stop')
    vmmanager.nowMs += 59_000
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'stopped' }])
    vmmanager.nowMs += 1000
    expect(hostsOf(vmmanager)).toMatchObject([{ state: 'active' }])
  },
  'host-renamed': () => {
    const vmmanager = afterCreation({ fault: 'host-renamed', host: 'vm' })
    expect(vmmanager.list("/vm/v3/host?where=(name EQ 'vm-renamed')")).toHaveLength(1)
    expect(vmmanager.list("/vm/v3/host?where=(name EQ 'vm')")).toEqual([])
  },
  'host-reowned': () => {
    const vmmanager = testVmmanager({
      settings: { accounts: ['a@example.com'] },
      faults: [{ fault: 'host-reowned' }],
    })
    vmmanager.createHost({ account: 4 })
    vmmanager.nowMs = creationMs
    expect(vmmanager.list('/vm/v3/host?where=account.id EQ 3')).toHaveLength(1)
  },
  'sessions-expire': () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'sessions-expire', after: '1m' }] })
    vmmanager.nowMs = 59_999
    expect(vmmanager.get('/vm/v3/host').status).toBe(200)
    vmmanager.nowMs = 60_000
    expect(vmmanager.get('/vm/v3/host').status).toBe(401)
  },
  'clock-skew': () => {
    const told = (...faults: readonly Fault[]): number => {
      const vmmanager = create(testVmmanager({ faults }))
      const { body } = vmmanager.get('/vm/v3/host/1/history')
      const [{ date_create: date = '' } = {}] = (
        body as { readonly list: readonly { date_create?: string }[] }
      ).list
      return Date.parse(`${date.replace(' ', 'T')}Z`)
    }
    expect(told({ fault: 'clock-skew', ahead: '1h' }) - told()).toBe(3_600_000)
    expect(told({ fault: 'clock-skew', behind: '1h' }) - told()).toBe(-3_600_000)
  },
}

function refusesCreation(
  fault: 'pool-exhausted' | 'node-full' | 'node-in-maintenance' | 'storage-full' | 'licence-reached',
): void {
  expect(creation({ fault, times: 1 })).toMatchObject({
    response: { status: expect.toSatisfy((status) => status >= 400 && status < 500), body: { error: {} } },
    hosts: 0,
  })
  const vmmanager = testVmmanager({ faults: [{ fault, times: 1 }] })
  vmmanager.send('POST', '/vm/v3/host', { body: smallestHost })
  expect(vmmanager.post('/vm/v3/host', smallestHost).status).toBe(200)
  expect(vmmanager.facts).toContainEqual({ type: 'fault', fault, where: 'host-create', atMs: 0 })
}

function logInAgain(vmmanager: TestVmmanager): void {
  Object.assign(vmmanager, { token: logIn(vmmanager) })
}

describe('what a client sees of a fault:', () => {
  it.each(Object.keys(seen) as FaultName[])('%s', (name) => {
    expect.hasAssertions()
    seen[name]()
  })

  it('every one is documented', () => {
    expect(Object.keys(seen).toSorted()).toEqual(Object.keys(faultDefinitions).toSorted())
  })
})
