import { describe, expect, it } from 'vitest'
import { logIn, type TestVmmanager, testVmmanager } from './fixtures/test-vmmanager.ts'

const minuteMs = 60_000

function status(vmmanager: TestVmmanager, headers: Readonly<Record<string, string>>): number {
  return vmmanager.send('GET', '/vm/v3/host', { headers }).response.status
}

describe('the token of a session', () => {
  it.each([
    ['the header x-xsrf-token', (token: string) => ({ 'x-xsrf-token': token })],
    ['the header ses6', (token: string) => ({ ses6: token })],
    ['the cookie ses6', (token: string) => ({ cookie: `ses6=${token}` })],
    ['the cookie among others', (token: string) => ({ cookie: `lang=ru; ses6=${token}; theme=dark` })],
    ['header and cookie', (token: string) => ({ 'x-xsrf-token': token, cookie: `ses6=${token}` })],
    [
      'a stale header beside a good cookie',
      (token: string) => ({ 'x-xsrf-token': 'old', cookie: `ses6=${token}` }),
    ],
    ['a good header beside a stale cookie', (token: string) => ({ ses6: token, cookie: 'ses6=old' })],
  ])('may come as %s', (_, headers) => {
    const vmmanager = testVmmanager()
    expect(status(vmmanager, headers(vmmanager.token))).toBe(200)
  })

  it.each([
    ['nothing', {}],
    ['an unknown token', { 'x-xsrf-token': '1-unknown' }],
    ['an empty token', { 'x-xsrf-token': '', ses6: '', cookie: 'ses6=' }],
    ['a cookie of another name', { cookie: 'xses6=1' }],
  ])('is refused with 401 and code 1000 for %s', (_, headers) => {
    const vmmanager = testVmmanager()
    const { response } = vmmanager.send('GET', '/vm/v3/host', { headers })
    expect(response).toMatchObject({ status: 401, body: { error: { code: 1000 } } })
  })

  it('does not count when its cookie has another name that ends alike', () => {
    const vmmanager = testVmmanager()
    expect(status(vmmanager, { cookie: `notses6=${vmmanager.token}` })).toBe(401)
  })

  it('is looked at before the body is', () => {
    const { response } = testVmmanager().send('POST', '/vm/v3/host', { headers: {}, body: 'no JSON' })
    expect(response.status).toBe(401)
  })
})

describe('the life of a session', () => {
  it('is as long as it is used at least once in 60 minutes', () => {
    const vmmanager = testVmmanager()
    for (let hour = 1; hour <= 5; hour++) {
      vmmanager.nowMs += 60 * minuteMs
      expect(vmmanager.get('/vm/v3/host').status).toBe(200)
    }
  })

  it('ends after 60 minutes without use', () => {
    const vmmanager = testVmmanager()
    vmmanager.nowMs = 60 * minuteMs + 1
    expect(vmmanager.get('/vm/v3/host').status).toBe(401)
  })

  it('is as long as the settings say', () => {
    const vmmanager = testVmmanager({ settings: { sessionLifetimeMs: minuteMs } })
    vmmanager.nowMs = minuteMs + 1
    expect(vmmanager.get('/vm/v3/host').status).toBe(401)
  })

  it('is its own: several sessions of one user live beside each other', () => {
    const vmmanager = testVmmanager()
    vmmanager.nowMs = 40 * minuteMs
    const second = logIn(vmmanager)
    expect(second).not.toBe(vmmanager.token)
    vmmanager.nowMs = 70 * minuteMs
    expect(status(vmmanager, { ses6: vmmanager.token })).toBe(401)
    expect(status(vmmanager, { ses6: second })).toBe(200)
  })
})

describe('sessions-expire', () => {
  const expire = { fault: 'sessions-expire', after: '1000ms' } as const

  it('ends the sessions made before its moment, and none made since', () => {
    const vmmanager = testVmmanager({ faults: [expire] })
    const early = logIn(vmmanager)
    vmmanager.nowMs = 999
    expect(status(vmmanager, { ses6: early })).toBe(200)
    vmmanager.nowMs = 1000
    const late = logIn(vmmanager)
    expect(status(vmmanager, { ses6: early })).toBe(401)
    expect(status(vmmanager, { ses6: early })).toBe(401)
    expect(status(vmmanager, { ses6: late })).toBe(200)
    expect(vmmanager.facts).toEqual([
      { type: 'fault', fault: 'sessions-expire', where: 'session', atMs: 1000 },
    ])
  })
})
