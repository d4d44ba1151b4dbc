import { beforeEach, describe, expect, it } from 'vitest'
import { type TestUser, clientOf } from '../../fixtures/client-of.ts'
import {
  type TestVmmanager,
  creationMs,
  logIn,
  smallestHost,
  testVmmanager,
} from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager()
})

const forbidden = { status: 403, body: { error: { code: 3003 } } }
const isIn = (email: string, password: string): boolean => logIn(vmmanager, { email, password }) !== ''
const readUser = (id: number): UnknownItem => vmmanager.get(`/vm/v3/user/${id}`).body as UnknownItem
const stateOf = (id: number): unknown => vmmanager.list(`/vm/v3/account?where=id EQ ${id}`)[0]?.['state']

describe('a user', () => {
  it('is read with what was said of them', () => {
    const given = { email: 'Alice@example.com', full_name: 'Alice', phone_number: '+371 20000000' }
    vmmanager.post('/vm/v3/account', { ...given, password: 'x', role: '@user' })
    expect(readUser(4)).toEqual({
      ...given,
      id: 4,
      roles: ['@user'],
      state: 'active',
      auth_source: 'local',
      lang: 'en',
    })
  })

  it('is changed in name and language', () => {
    const { id } = clientOf(vmmanager, '@user')
    vmmanager.post(`/vm/v3/user/${id}`, { full_name: 'Alice' })
    expect(vmmanager.post(`/vm/v3/user/${id}`, { lang: 'ru' })).toMatchObject({ status: 200, body: { id } })
    expect(readUser(id)).toMatchObject({ full_name: 'Alice', lang: 'ru', roles: ['@user'] })
  })

  it('that does not exist is not found', () => {
    for (const [method, part] of [
      ['GET', ''],
      ['POST', ''],
      ['DELETE', ''],
      ['POST', '/suspend'],
      ['POST', '/resume'],
      ['POST', '/key'],
    ] as const) {
      expect(vmmanager.send(method, `/vm/v3/user/99${part}`).response.status).toBe(404)
    }
  })

  it('shows no password anywhere', () => {
    clientOf(vmmanager, '@user')
    vmmanager.post('/vm/v3/user/4/password', { password: 'very secret' })
    const shown = [vmmanager.get('/vm/v3/account'), vmmanager.get('/vm/v3/user/4')]
    expect(JSON.stringify(shown)).not.toContain('very secret')
  })
})

describe('a password', () => {
  it('that is new opens a session, and the old one no more', () => {
    const { id, email } = clientOf(vmmanager, '@user')
    expect(vmmanager.post(`/vm/v3/user/${id}/password`, { password: 'new' })).toMatchObject({ body: { id } })
    expect([isIn(email, 'x'), isIn(email, 'new')]).toEqual([false, true])
    vmmanager.post(`/vm/v3/user/${id}`, { password: 'newer' })
    expect([isIn(email, 'new'), isIn(email, 'newer')]).toEqual([false, true])
  })

  it('is not changed by somebody who gives a wrong present one', () => {
    const { id, email } = clientOf(vmmanager, '@user')
    const change = (old: string): number =>
      vmmanager.post(`/vm/v3/user/${id}/password`, { password: 'new', old_password: old }).status
    expect([change('wrong'), isIn(email, 'new'), change('x'), isIn(email, 'new')]).toEqual([
      400,
      false,
      200,
      true,
    ])
  })

  it('leaves sessions as they are', () => {
    const user = clientOf(vmmanager, '@user')
    vmmanager.post(`/vm/v3/user/${user.id}/password`, { password: 'new' })
    expect(user.send('GET', '/vm/v3/host').status).toBe(200)
  })
})

describe('roles', () => {
  it('say what a user may do from the moment of their change', () => {
    const user = clientOf(vmmanager, '@user')
    expect(user.send('POST', '/vm/v3/host', smallestHost).status).toBe(403)
    vmmanager.post(`/vm/v3/user/${user.id}`, { roles: ['@advanced_user'] })
    expect(user.send('POST', '/vm/v3/host', smallestHost).status).toBe(200)
    vmmanager.post(`/vm/v3/user/${user.id}`, { roles: ['@user'] })
    expect(user.send('POST', '/vm/v3/host', smallestHost).status).toBe(403)
    expect(readUser(user.id)).toMatchObject({ roles: ['@user'] })
  })

  it('are not for clients to change, not even their own', () => {
    const user = clientOf(vmmanager, '@user')
    for (const target of [`/vm/v3/user/${user.id}`, `/vm/v3/user/${user.id}/password`]) {
      const answer = user.send('POST', target, { roles: ['@admin'], password: 'new' })
      expect(answer).toMatchObject(forbidden)
    }
    expect(readUser(user.id)).toMatchObject({ roles: ['@user'] })
    expect(isIn(user.email, 'x')).toBe(true)
  })
})

describe('a suspended user', () => {
  let user: TestUser

  beforeEach(() => {
    user = clientOf(vmmanager, '@user')
    vmmanager.createHost({ account: user.id })
    vmmanager.nowMs = creationMs
  })

  const suspend = (): unknown => vmmanager.post(`/vm/v3/user/${user.id}/suspend`)

  it('loses every session, and begins none until they are resumed', () => {
    expect(suspend()).toMatchObject({ status: 200, body: { id: user.id } })
    expect(stateOf(user.id)).toBe('suspended')
    expect(user.send('GET', '/vm/v3/host').status).toBe(401)
    expect(isIn(user.email, 'x')).toBe(false)
    vmmanager.post(`/vm/v3/user/${user.id}/resume`)
    expect(stateOf(user.id)).toBe('active')
    expect(user.send('GET', '/vm/v3/host').status).toBe(401)
    expect(isIn(user.email, 'x')).toBe(true)
  })

  it('is told no more than somebody who gives a wrong password', () => {
    suspend()
    const answers = ['x', 'wrong'].map(
      (password) =>
        vmmanager.send('POST', '/auth/v4/public/token', {
          headers: {},
          body: { email: user.email, password },
        }).response,
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.status).toBe(401)
  })

  it('gets in with no key, neither an earlier nor a later one', () => {
    const keyOf = (): unknown => (vmmanager.post(`/auth/v4/user/${user.id}/key`).body as UnknownItem)['key']
    const open = (key: unknown): number =>
      vmmanager.send('POST', '/auth/v4/public/key', { headers: {}, body: { key } }).response.status
    const earlier = keyOf()
    suspend()
    expect([open(earlier), open(keyOf())]).toEqual([401, 401])
  })

  it('keeps their machines as they are', () => {
    suspend()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ state: 'active', account: { id: user.id } }])
  })

  it('is one user; others go on', () => {
    const other = clientOf(vmmanager, '@user', 'other@example.com')
    suspend()
    expect(other.send('GET', '/vm/v3/host').status).toBe(200)
    expect(vmmanager.get('/vm/v3/host').status).toBe(200)
  })
})

describe('the deletion of a user', () => {
  const inUse = { status: 409, body: { error: { code: 3112 } } }

  it('is refused while they own machines', () => {
    const { id } = clientOf(vmmanager, '@user')
    vmmanager.createHost({ account: id })
    expect(vmmanager.delete(`/vm/v3/user/${id}`)).toMatchObject(inUse)
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs = 60_000
    expect(vmmanager.delete(`/vm/v3/user/${id}`)).toMatchObject({ status: 200, body: { id } })
    expect(vmmanager.list(`/vm/v3/account?where=id EQ ${id}`)).toEqual([])
  })

  it('is refused while they own virtual networks', () => {
    const { id } = clientOf(vmmanager, '@user')
    vmmanager.post('/vm/v3/vxlan', { name: 'v', account: id })
    expect(vmmanager.delete(`/vm/v3/user/${id}`)).toMatchObject(inUse)
    vmmanager.delete('/vm/v3/vxlan/1')
    expect(vmmanager.delete(`/vm/v3/user/${id}`).status).toBe(200)
  })

  it('goes by who owns a machine now', () => {
    const { id } = clientOf(vmmanager, '@user')
    vmmanager.createHost({ account: id })
    vmmanager.post('/vm/v3/host/1/account', { account: 3 })
    expect(vmmanager.delete(`/vm/v3/user/${id}`).status).toBe(200)
  })

  it('ends their sessions, and frees the e-mail for another account', () => {
    const user = clientOf(vmmanager, '@user')
    user.send('POST', `/auth/v4/user/${user.id}/sshkey`, { name: 'k', ssh_pub_key: 'ssh-ed25519 A' })
    vmmanager.post(`/vm/v3/user_limits/account/${user.id}`, { host_count: 0 })
    vmmanager.delete(`/vm/v3/user/${user.id}`)
    expect(user.send('GET', '/vm/v3/host').status).toBe(401)
    expect(isIn(user.email, 'x')).toBe(false)
    const again = clientOf(vmmanager, '@user')
    expect(again.id).toBe(user.id + 1)
    expect(vmmanager.list(`/auth/v4/user/${again.id}/sshkey`)).toEqual([])
    expect(vmmanager.get('/vm/v3/user_limits').body).toMatchObject({ list: [] })
  })
})

describe('clients', () => {
  it('read and change themselves', () => {
    const user = clientOf(vmmanager, '@user')
    expect(user.send('GET', `/vm/v3/user/${user.id}`).body).toMatchObject({ email: user.email })
    expect(user.send('POST', `/vm/v3/user/${user.id}`, { full_name: 'Me' }).status).toBe(200)
    expect(user.send('POST', `/vm/v3/user/${user.id}/password`, { password: 'new' }).status).toBe(200)
    expect(isIn(user.email, 'new')).toBe(true)
  })

  it('learn nothing of others, not even whether there are any', () => {
    const user = clientOf(vmmanager, '@advanced_user')
    clientOf(vmmanager, '@user', 'other@example.com')
    for (const name of ['3', '5', '99', 'other@example.com', 'nobody@example.com']) {
      for (const target of [
        `/vm/v3/user/${name}`,
        `/auth/v4/user/${name}/sshkey`,
        `/vm/v3/user_limits/account/${name}`,
      ]) {
        expect(user.send('GET', target)).toMatchObject(forbidden)
      }
    }
    expect(user.send('POST', '/vm/v3/user/5', { full_name: 'x' })).toMatchObject(forbidden)
  })

  it.each([
    ['DELETE', '/vm/v3/user/4'],
    ['POST', '/vm/v3/user/4/suspend'],
    ['POST', '/vm/v3/user/4/resume'],
    ['POST', '/vm/v3/user/4/key'],
    ['POST', '/vm/v3/invite'],
    ['POST', '/vm/v3/reinvite'],
    ['GET', '/vm/v3/user_limits'],
    ['POST', '/vm/v3/user_limits/account/4'],
    ['DELETE', '/vm/v3/user_limits/account/4'],
    ['POST', '/vm/v3/user_limits/role/@user'],
    ['POST', '/auth/v4/acl'],
  ])('may not %s %s', (method, target) => {
    expect(clientOf(vmmanager, '@user').send(method, target, {})).toMatchObject(forbidden)
  })
})

describe('an administrator who may only read', () => {
  it('reads every user, and changes none', () => {
    const reader = clientOf(vmmanager, '@admin.readonly')
    expect(reader.send('GET', '/vm/v3/user/3').status).toBe(200)
    expect(reader.send('GET', '/vm/v3/user/99').status).toBe(404)
    expect(reader.send('POST', '/vm/v3/user/3', { full_name: 'x' })).toMatchObject(forbidden)
  })
})

describe('the list of accounts', () => {
  it('counts what the machines of each have', () => {
    const { id } = clientOf(vmmanager, '@user')
    vmmanager.createHost({ account: id, cpu_number: 2, ram_mib: 1000, hdd_mib: 6000 })
    vmmanager.createHost({ account: id, cpu_number: 1, ram_mib: 500, hdd_mib: 5000 })
    vmmanager.createHost()
    expect(vmmanager.list(`/vm/v3/account?where=id EQ ${id}`)).toMatchObject([
      { host_count: 2, host_ids: [1, 2], cpu_count: 3, ram_mib: 1500, hdd_mib: 11_000 },
    ])
  })

  it('finds those who are suspended', () => {
    const { id } = clientOf(vmmanager, '@user')
    vmmanager.post(`/vm/v3/user/${id}/suspend`)
    expect(vmmanager.list("/vm/v3/account?where=state EQ 'suspended'")).toMatchObject([{ id }])
    expect(readUser(id)).toMatchObject({ state: 'suspended' })
  })
})
