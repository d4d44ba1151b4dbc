import { describe, expect, it } from 'vitest'
import { testVmmanager } from '../../fixtures/test-vmmanager.ts'

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
