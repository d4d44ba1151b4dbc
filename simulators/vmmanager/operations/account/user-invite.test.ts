import { describe, expect, it } from 'vitest'
import type { UnknownItem } from '../../../client/unknown-item.ts'
import { logIn, testVmmanager } from '../../fixtures/test-vmmanager.ts'

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
