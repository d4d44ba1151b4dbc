import { describe, expect, it } from 'vitest'
import { clientOf } from '../../fixtures/client-of.ts'
import { testVmmanager } from '../../fixtures/test-vmmanager.ts'

const accounts = ['alice@example.com']
const own = '/vm/v3/user_limits/account/4'
const ofRole = '/vm/v3/user_limits/role/@user'

describe.each([
  ['an account', own],
  ['a role', ofRole],
])('the limits of %s', (_, target) => {
  it('are none at first, and are shown as such', () => {
    const { status, body } = testVmmanager({ settings: { accounts } }).get(target)
    expect(status).toBe(200)
    expect(Object.keys(body as object)).toHaveLength(12)
    expect(new Set(Object.values(body as object))).toEqual(new Set([null]))
  })

  it('are shown as they were set, and those that a later change does not name stay', () => {
    const vmmanager = testVmmanager({ settings: { accounts } })
    expect(vmmanager.post(target, { host_count: 3, cpu_number_total: 8 }).status).toBe(200)
    vmmanager.post(target, { vxlan_count_total: 0, host_count: 4 })
    expect(vmmanager.get(target).body).toMatchObject({
      host_count: 4,
      cpu_number_total: 8,
      vxlan_count_total: 0,
      ram_mib: null,
    })
  })

  it('are none again when they are dropped', () => {
    const vmmanager = testVmmanager({ settings: { accounts } })
    vmmanager.post(target, { host_count: 3 })
    expect(vmmanager.delete(target).status).toBe(200)
    expect(vmmanager.get(target).body).toMatchObject({ host_count: null })
    expect(vmmanager.delete(target).status).toBe(200)
  })

  it('are whole numbers of things that can be limited', () => {
    const vmmanager = testVmmanager({ settings: { accounts } })
    expect(vmmanager.post(target, { host_count: 'many' }).status).toBe(400)
    expect(vmmanager.post(target, { hosts: 3 }).status).toBe(400)
    expect(vmmanager.get(target).body).toMatchObject({ host_count: null })
  })
})

describe('limits', () => {
  it('are of an account by its e-mail too', () => {
    const vmmanager = testVmmanager({ settings: { accounts } })
    vmmanager.post('/vm/v3/user_limits/account/Alice@example.com', { host_count: 3 })
    expect(vmmanager.get(own).body).toMatchObject({ host_count: 3 })
  })

  it('are of no account that does not exist', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.get('/vm/v3/user_limits/account/99').status).toBe(404)
    expect(vmmanager.post('/vm/v3/user_limits/account/99', { host_count: 1 }).status).toBe(404)
    expect(vmmanager.delete('/vm/v3/user_limits/account/99').status).toBe(404)
  })

  it('are listed with whose they are', () => {
    const vmmanager = testVmmanager({ settings: { accounts } })
    vmmanager.post(own, { host_count: 3 })
    vmmanager.post(ofRole, { ram_mib: 1024 })
    expect(vmmanager.list('/vm/v3/user_limits')).toMatchObject([
      { account: 4, role: null, host_count: 3, ram_mib: null },
      { account: null, role: '@user', host_count: null, ram_mib: 1024 },
    ])
  })

  it('are read by the one whom they limit', () => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@user')
    vmmanager.post(own, { host_count: 3 })
    expect(user.send('GET', own)).toMatchObject({ status: 200, body: { host_count: 3 } })
    expect(user.send('GET', ofRole).status).toBe(403)
  })
})
