import { describe, expect, it } from 'vitest'
import type { UnknownItem } from '../../../client/unknown-item.ts'
import { clientOf } from '../../fixtures/client-of.ts'
import { testVmmanager } from '../../fixtures/test-vmmanager.ts'
import { firstAdministrator } from '../../world/default-inventory.ts'

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
