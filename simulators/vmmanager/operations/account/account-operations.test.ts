import { describe, expect, it } from 'vitest'
import { logIn, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import { clientOf } from '../../fixtures/client-of.ts'
import { firstAdministrator } from '../../world/inventory.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const invitation = { email: 'Carol@example.com', role: '@user' }

describe('somebody who is invited', () => {
  it('has an account in which nobody can log in', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.post('/vm/v3/invite', invitation)).toMatchObject({ status: 200, body: { id: 4 } })
    expect(vmmanager.list('/vm/v3/account?where=id EQ 4')).toMatchObject([
      { email: 'Carol@example.com', state: 'invited', roles: ['@user'] },
    ])
    for (const password of ['undefined', 'null', 'x']) {
      expect(logIn(vmmanager, { email: invitation.email, password })).toBe('')
    }
  })

  it('comes in with the password that is set for them, and is active then', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/invite', invitation)
    vmmanager.post('/vm/v3/user/4/password', { password: 'chosen' })
    expect(logIn(vmmanager, { email: 'carol@example.com', password: 'chosen' })).not.toBe('')
    expect(vmmanager.get('/vm/v3/user/4').body).toMatchObject({ state: 'active' })
  })

  it('is invited again with another role, but not once they are active', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/invite', invitation)
    expect(vmmanager.post('/vm/v3/reinvite', { ...invitation, role: '@advanced_user' })).toMatchObject({
      status: 200,
      body: { id: 4 },
    })
    expect(vmmanager.get('/vm/v3/user/4').body).toMatchObject({ roles: ['@advanced_user'] })
    vmmanager.post('/vm/v3/user/4/password', { password: 'chosen' })
    expect(vmmanager.post('/vm/v3/reinvite', invitation).status).toBe(404)
    expect(vmmanager.get('/vm/v3/user/4').body).toMatchObject({ roles: ['@advanced_user'] })
  })

  it('stays invited when they are suspended and resumed', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/invite', invitation)
    for (const part of ['suspend', 'resume']) vmmanager.post(`/vm/v3/user/4/${part}`)
    expect(vmmanager.get('/vm/v3/user/4').body).toMatchObject({ state: 'invited' })
  })

  it('cannot be somebody who has an account, whatever the case', () => {
    const vmmanager = testVmmanager({ settings: { accounts: ['carol@example.com'] } })
    expect(vmmanager.post('/vm/v3/invite', invitation)).toMatchObject({
      status: 409,
      body: { error: { code: 3081 } },
    })
    expect(vmmanager.list('/vm/v3/account')).toHaveLength(2)
  })

  it('cannot be invited again before the first time', () => {
    expect(testVmmanager().post('/vm/v3/reinvite', invitation).status).toBe(404)
  })

  it('may be let in with a key', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/invite', invitation)
    const { body } = vmmanager.post('/vm/v3/user/4/key')
    const opened = vmmanager.send('POST', '/auth/v4/public/key', {
      headers: {},
      body: { key: (body as UnknownItem)['key'] },
    }).response
    expect(opened).toMatchObject({ status: 200, body: { id: '4' } })
  })
})

const key = { name: 'laptop', ssh_pub_key: 'ssh-ed25519 AAAA alice' }

describe('public keys', () => {
  it.each(['/auth/v4', '/auth/v3'])('at %s are kept and listed', (service) => {
    const vmmanager = testVmmanager()
    expect(vmmanager.list(`${service}/user/3/sshkey`)).toEqual([])
    expect(vmmanager.post(`${service}/user/3/sshkey`, key).status).toBe(200)
    expect(vmmanager.list(`${service}/user/3/sshkey`)).toEqual([{ id: 1, ...key }])
  })

  it('are the same at both services, by id and by e-mail', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/auth/v3/user/admin%40example.com/sshkey', key)
    expect(vmmanager.list('/auth/v4/user/3/sshkey')).toEqual([{ id: 1, ...key }])
    expect(vmmanager.list("/auth/v4/user/admin@example.com/sshkey?where=name EQ 'desk'")).toEqual([])
  })

  it('are of one user each', () => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@user')
    expect(user.send('POST', `/auth/v4/user/${user.id}/sshkey`, key).status).toBe(200)
    expect(user.send('GET', `/auth/v4/user/${user.id}/sshkey`).body).toMatchObject({ size: 1, list: [key] })
    expect(vmmanager.list('/auth/v4/user/3/sshkey')).toEqual([])
    expect(user.send('POST', '/auth/v4/user/3/sshkey', key).status).toBe(403)
    expect(user.send('GET', '/auth/v3/user/3/sshkey').status).toBe(403)
  })

  it('are of users who exist', () => {
    expect(testVmmanager().post('/auth/v4/user/99/sshkey', key).status).toBe(404)
    expect(testVmmanager().get('/auth/v3/user/nobody@example.com/sshkey').status).toBe(404)
  })

  it('have a name and a text', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.post('/auth/v4/user/3/sshkey', { name: 'laptop' }).status).toBe(400)
    expect(vmmanager.post('/auth/v4/user/3/sshkey', { ...key, name: '' }).status).toBe(400)
    expect(vmmanager.list('/auth/v4/user/3/sshkey')).toEqual([])
  })

  it('are kept by the older service where there is no newer one', () => {
    const vmmanager = testVmmanager({ settings: { dialect: '2022' } })
    const opened = vmmanager.send('POST', '/auth/v3/auth', { headers: {}, body: firstAdministrator }).response
    const headers = { 'isp-session': String((opened.body as UnknownItem)['session']) }
    const target = '/auth/v3/user/3/sshkey'
    expect(vmmanager.send('POST', target, { headers, body: key }).response.status).toBe(200)
    expect(vmmanager.send('GET', target, { headers }).response.body).toMatchObject({ list: [key] })
  })
})

describe('a restriction to addresses', () => {
  it('is accepted and kept, and keeps nobody out', () => {
    const vmmanager = testVmmanager()
    const rule = { name: 'office', ip_list: ['192.0.2.0/24'], members: [3, 'bob@example.com'] }
    expect(vmmanager.post('/auth/v4/acl', rule)).toMatchObject({ status: 200, body: { id: 1 } })
    expect(vmmanager.world.accessLists.get(1)).toMatchObject({ name: 'office', members: rule.members })
    expect(vmmanager.get('/vm/v3/host').status).toBe(200)
  })

  it('names its addresses and its members', () => {
    expect(testVmmanager().post('/auth/v4/acl', { name: 'office' }).status).toBe(400)
  })
})

const client = { email: 'Client@Example.com', password: 'pass', role: '@user' } as const

describe('creating an account', () => {
  it('answers its id, and the list has it at once with its role and no machines', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.post('/vm/v3/account', client)).toMatchObject({ status: 200, body: { id: 4 } })
    expect(vmmanager.list('/vm/v3/account?where=(id EQ 4)')).toEqual([
      {
        id: 4,
        email: 'Client@Example.com',
        state: 'active',
        auth_source: 'local',
        roles: ['@user'],
        host_count: 0,
        cpu_count: 0,
        ram_mib: 0,
        hdd_mib: 0,
        host_ids: [],
      },
    ])
  })

  it.each(['Client@Example.com', 'client@example.com', 'CLIENT@EXAMPLE.COM'])(
    'is refused with 409 when somebody has the e-mail already, as %s',
    (email) => {
      const vmmanager = testVmmanager()
      vmmanager.post('/vm/v3/account', client)
      expect(vmmanager.post('/vm/v3/account', { ...client, email })).toMatchObject({
        status: 409,
        body: { error: { value: { email } } },
      })
      expect(vmmanager.list('/vm/v3/account')).toHaveLength(2)
    },
  )

  it('is refused for the e-mail of the administrator and of those who were there from the beginning', () => {
    const vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
    for (const email of ['admin@example.com', 'Alice@example.com']) {
      expect(vmmanager.post('/vm/v3/account', { ...client, email }).status).toBe(409)
    }
  })

  it('takes the optional properties that public clients send', () => {
    const more = { full_name: 'A Client', phone_number: '+1' }
    expect(testVmmanager().post('/vm/v3/account', { ...client, ...more }).status).toBe(200)
  })
})

describe('the list of accounts', () => {
  it('begins with the first administrator, id 3, and goes on in the order of making', () => {
    const vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
    vmmanager.post('/vm/v3/account', client)
    expect(vmmanager.list('/vm/v3/account').map(({ id, email, roles }) => [id, email, roles])).toEqual([
      [3, 'admin@example.com', ['@admin']],
      [4, 'alice@example.com', ['@user']],
      [5, 'Client@Example.com', ['@user']],
    ])
  })

  it('finds by e-mail as it was given', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/account', client)
    expect(vmmanager.list("/vm/v3/account?where=(email+EQ+'Client@Example.com')")).toHaveLength(1)
    expect(vmmanager.list("/vm/v3/account?where=(email+EQ+'nobody@example.com')")).toEqual([])
    expect(vmmanager.list("/vm/v3/account?where=(email+CP+'%25client%25')")).toHaveLength(1)
  })

  it('counts the machines of each account', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/account', client)
    const first = vmmanager.createHost({ account: 4 })
    const second = vmmanager.createHost({ account: 4 })
    vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/account?where=(id EQ 4)')).toMatchObject([
      { host_count: 2, host_ids: [first.id, second.id] },
    ])
  })
})
