import { beforeEach, describe, expect, it } from 'vitest'
import {
  type TestVmmanager,
  creationMs,
  logIn,
  smallestHost,
  testVmmanager,
} from './fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../client/outcome.ts'

let vmmanager: TestVmmanager

/** Makes an account with a role, logs it in, and gives its id and what it may send. */
function client(role: string): {
  readonly id: number
  readonly send: (method: string, path: string, body?: unknown) => Answer
} {
  const email = `${role.slice(1)}@example.com`
  const created = vmmanager.post('/vm/v3/account', { email, password: 'x', role })
  const headers = { 'x-xsrf-token': logIn(vmmanager, { email, password: 'x' }) }
  return {
    id: Number((created.body as UnknownItem)['id']),
    send: (method, path, body) => {
      const { response } = vmmanager.send(method, path, { headers, body })
      return { status: response.status, body: response.body as UnknownItem }
    },
  }
}

interface Answer {
  readonly status: number
  readonly body: UnknownItem
}

const idsOf = ({ body }: Answer): readonly unknown[] =>
  (body['list'] as readonly UnknownItem[]).map(({ id }) => id)

beforeEach(() => {
  vmmanager = testVmmanager()
})

describe('a user', () => {
  it('sees the machines and tasks that are their own, and no others, however they ask', () => {
    const user = client('@user')
    vmmanager.createHost()
    const own = vmmanager.createHost({ account: user.id })
    expect(idsOf(user.send('GET', '/vm/v3/host'))).toEqual([own.id])
    expect(idsOf(user.send('GET', '/vm/v3/host?where=id EQ 1'))).toEqual([])
    expect(user.send('GET', '/vm/v3/host?where=id EQ 1').body['size']).toBe(0)
    expect(idsOf(user.send('GET', '/vm/v3/task'))).toEqual([own.task])
    expect(idsOf(user.send('GET', '/vm/v3/task?where=consul_id EQ 1'))).toEqual([])
  })

  it('starts and stops their own machine, and is refused that of another with 403', () => {
    const user = client('@user')
    vmmanager.createHost()
    const own = vmmanager.createHost({ account: user.id })
    vmmanager.nowMs = creationMs
    expect(user.send('POST', `/vm/v3/host/${own.id}/stop`, {}).status).toBe(200)
    for (const [method, path] of [
      ['POST', '/vm/v3/host/1/stop'],
      ['GET', '/vm/v3/host/1'],
      ['GET', '/vm/v3/host/1/ipv4'],
      ['GET', '/vm/v3/task/1'],
    ] as const) {
      expect(user.send(method, path)).toMatchObject({ status: 403, body: { error: { code: 3003 } } })
    }
  })

  it.each([
    ['POST', '/vm/v3/host', smallestHost],
    ['DELETE', '/vm/v3/host/1', undefined],
    ['POST', '/vm/v3/account', { email: 'b@example.com', password: 'x', role: '@user' }],
    ['GET', '/vm/v3/account', undefined],
    ['GET', '/vm/v3/node', undefined],
  ])('is refused %s %s, and nothing changes', (method, path, body) => {
    const user = client('@user')
    vmmanager.createHost({ account: user.id })
    expect(user.send(method, path, body).status).toBe(403)
    expect([vmmanager.world.hosts.size, vmmanager.world.accounts.size]).toEqual([1, 2])
  })
})

describe('an advanced user', () => {
  it('makes, changes and deletes machines of their own', () => {
    const user = client('@advanced_user')
    const { body } = user.send('POST', '/vm/v3/host', smallestHost)
    vmmanager.nowMs = creationMs
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ account: { id: user.id } }])
    expect(user.send('POST', `/vm/v3/host/${String(body['id'])}/resource`, { cpu_number: 2 }).status).toBe(
      200,
    )
    expect(user.send('POST', '/vm/v3/disk/1', { size_mib: 20_000 }).status).toBe(200)
    expect(user.send('DELETE', `/vm/v3/host/${String(body['id'])}`).status).toBe(200)
  })

  it('is refused the disk and the deletion of another machine', () => {
    const user = client('@advanced_user')
    vmmanager.createHost()
    expect(user.send('POST', '/vm/v3/disk/1', { size_mib: 20_000 }).status).toBe(403)
    expect(user.send('DELETE', '/vm/v3/host/1').status).toBe(403)
  })

  it('makes no machine for somebody else', () => {
    const user = client('@advanced_user')
    expect(user.send('POST', '/vm/v3/host', { ...smallestHost, account: 3 }).status).toBe(403)
  })
})

describe('an administrator who may only read', () => {
  it('sees everything and changes nothing', () => {
    const reader = client('@admin.readonly')
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    expect(idsOf(reader.send('GET', '/vm/v3/host'))).toEqual([1])
    expect(reader.send('GET', '/vm/v3/account').status).toBe(200)
    expect(reader.send('POST', '/vm/v3/host', smallestHost).status).toBe(403)
    expect(reader.send('DELETE', '/vm/v3/host/1').status).toBe(403)
    expect(reader.send('POST', '/vm/v3/host/1/stop', {}).status).toBe(403)
  })
})
