import { beforeEach, describe, expect, it } from 'vitest'
import { type TestVmmanager, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const hourMs = 3_600_000
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager()
})

const bodyOf = ({ body }: { readonly body?: unknown }): UnknownItem => body as UnknownItem
const statusWith = (token: unknown): number =>
  vmmanager.send('GET', '/vm/v3/host', { headers: { 'x-xsrf-token': String(token) } }).response.status

describe('whoami', () => {
  it('tells whose session it is', () => {
    expect(bodyOf(vmmanager.get('/auth/v4/whoami'))).toMatchObject({
      id: '3',
      email: 'admin@example.com',
      roles: ['@admin'],
    })
  })
})

describe('logging out', () => {
  it('ends the session, and no other', () => {
    const other = bodyOf(
      vmmanager.post('/auth/v4/public/token', { email: 'admin@example.com', password: 'vmmanager' }),
    )
    expect(vmmanager.delete(`/auth/v4/token/${String(other['token'])}`).status).toBe(200)
    expect([statusWith(other['token']), statusWith(vmmanager.token)]).toEqual([401, 200])
  })
})

describe('a long-lived token', () => {
  it('outlives the time in which nobody uses it', () => {
    const { token } = bodyOf(
      vmmanager.post('/auth/v4/token', { description: 'ci', expires_at: '2030-01-01 00:00:00' }),
    )
    vmmanager.nowMs += 48 * hourMs
    expect([statusWith(token), statusWith(vmmanager.token)]).toEqual([200, 401])
  })
})

describe('the date of a long-lived token', () => {
  const long = (expires_at: string) => vmmanager.post('/auth/v4/token', { description: 'ci', expires_at })

  it('is its last moment', () => {
    const { token } = bodyOf(long('2024-01-03 00:00:00'))
    vmmanager.nowMs = 48 * hourMs
    expect(statusWith(token)).toBe(200)
    vmmanager.nowMs += 1
    expect(statusWith(token)).toBe(401)
  })

  it('must be a date', () => {
    expect(long('soon')).toMatchObject({ status: 400, body: { error: { value: { name: '/expires_at' } } } })
  })
})

describe('a one-time key', () => {
  const key = (user: string): unknown => bodyOf(vmmanager.post(`/auth/v4/user/${user}/key`, {}))['key']
  const exchange = (value: unknown) =>
    vmmanager.send('POST', '/auth/v4/public/key', { body: { key: value }, headers: {} }).response

  it.each(['admin@example.com', 'admin%40example.com', 'ADMIN@example.com', '3'])(
    'is made for the user %s',
    (user) => {
      expect(statusWith(bodyOf(exchange(key(user)))['token'])).toBe(200)
    },
  )

  it('opens one session only', () => {
    const once = key('3')
    expect([exchange(once).status, exchange(once).status]).toEqual([200, 401])
  })

  it('is good for an hour', () => {
    const [early, late] = [key('3'), key('3')]
    vmmanager.nowMs += hourMs
    expect(exchange(early).status).toBe(200)
    vmmanager.nowMs += 1
    expect(exchange(late).status).toBe(401)
  })

  it('is no token by itself', () => {
    expect(statusWith(key('3'))).toBe(401)
  })

  it('is not made for somebody who is not there', () => {
    expect(vmmanager.post('/auth/v4/user/nobody@example.com/key', {}).status).toBe(404)
  })
})
