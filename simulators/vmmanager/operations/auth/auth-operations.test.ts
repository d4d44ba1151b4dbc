import { describe, expect, it } from 'vitest'
import { logIn, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import { firstAdministrator } from '../../world/inventory.ts'

const path = '/auth/v4/public/token'

describe('logging in', () => {
  it.each([
    ['2024.03', 201],
    ['2023', 200],
  ])('in dialect %s is answered with %i', (dialect, status) => {
    const { response } = testVmmanager({ settings: { dialect } }).send('POST', path, {
      headers: {},
      body: firstAdministrator,
    })
    expect(response.status).toBe(status)
    expect(response.body).toMatchObject({ id: '3', expires_at: null, confirmed: true })
  })

  it('brings a token of a number and a UUID, another each time', () => {
    const vmmanager = testVmmanager()
    const tokens = Array.from({ length: 50 }, () => logIn(vmmanager))
    for (const token of tokens)
      expect(token).toMatch(/^\d+-[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/)
    expect(new Set(tokens).size).toBe(50)
  })

  it('does not mind the case of the e-mail', () => {
    expect(logIn(testVmmanager(), { ...firstAdministrator, email: 'Admin@Example.COM' })).not.toBe('')
  })

  it('works for a client with the password that the account was made with', () => {
    const vmmanager = testVmmanager()
    const credentials = { email: 'client@example.com', password: 'pass' }
    vmmanager.post('/vm/v3/account', { ...credentials, role: '@user' })
    expect(logIn(vmmanager, credentials)).not.toBe('')
  })

  it.each([
    ['a wrong password', { ...firstAdministrator, password: 'wrong' }],
    ['a password in another case', { ...firstAdministrator, password: 'VMMANAGER' }],
    ['an unknown e-mail', { ...firstAdministrator, email: 'nobody@example.com' }],
  ])('is refused with 401 for %s', (_, body) => {
    const { response } = testVmmanager().send('POST', path, { headers: {}, body })
    expect(response).toMatchObject({ status: 401, body: { error: { code: 1003 } } })
  })

  it('needs both e-mail and password', () => {
    const { response } = testVmmanager().send('POST', path, { headers: {}, body: { email: 'a@example.com' } })
    expect(response).toMatchObject({ status: 400, body: { error: { value: { name: 'password' } } } })
  })

  it('works while an old session is still sent along', () => {
    const { response } = testVmmanager().send('POST', path, {
      headers: { 'x-xsrf-token': 'long gone' },
      body: firstAdministrator,
    })
    expect(response.status).toBe(201)
  })
})
