import { describe, expect, it } from 'vitest'
import { withSession } from './forward.ts'

describe('a session in place of an example', () => {
  it.each([
    ['the usual header', { 'x-xsrf-token': 'example' }, { 'x-xsrf-token': 'T' }],
    ['another header', { 'isp-session': 'example' }, { 'isp-session': 'T' }],
    ['several', { ses6: 'a', 'isp-session': 'b' }, { ses6: 'T', 'isp-session': 'T' }],
    ['a cookie', { cookie: 'ses6=example' }, { cookie: 'ses6=T' }],
    ['a cookie among others', { cookie: 'a=1; ses6=example; b=2' }, { cookie: 'a=1; ses6=T; b=2' }],
    ['nowhere', {}, { 'x-xsrf-token': 'T' }],
    ['a cookie of another name', { cookie: 'session6=x' }, { cookie: 'session6=x', 'x-xsrf-token': 'T' }],
  ])('stands in %s', (_, headers, expected) => {
    expect(withSession(headers, 'T')).toEqual(expected)
  })

  it('leaves all other headers alone', () => {
    const headers = { 'content-type': 'application/json', 'x-request-id': '1' }
    expect(withSession(headers, 'T')).toEqual({ ...headers, 'x-xsrf-token': 'T' })
  })
})
