import { describe, expect, it } from 'vitest'
import { authorizeControl } from './authorize-control.ts'

function refusal(headers: Parameters<typeof authorizeControl>[0], token?: string): unknown {
  try {
    authorizeControl(headers, token)
  } catch (error) {
    return (error as { readonly code: string }).code
  }
  return 'let pass'
}

describe('the control API', () => {
  it.each(['127.0.0.1:8081', 'localhost:8081', '[::1]:8081', 'localhost'])(
    'lets clients of this machine pass as %s without a token',
    (host) => {
      expect(refusal({ host })).toBe('let pass')
    },
  )

  it.each(['evil.example.com', '127.0.0.1.example.com:80', '10.0.0.1:80', ''])(
    'keeps away who calls this machine "%s", as a rebound name does',
    (host) => {
      expect(refusal({ host })).toBe('foreign-origin')
    },
  )

  it('keeps pages in a browser away, with and without a token', () => {
    const headers = { host: 'localhost', origin: 'http://localhost:3000' }
    expect(refusal(headers)).toBe('foreign-origin')
    expect(refusal({ ...headers, authorization: 'Bearer t' }, 't')).toBe('foreign-origin')
  })

  it('asks for its token where it has one, and then not for the name', () => {
    expect(refusal({ host: 'lab.example.com', authorization: 'Bearer secret' }, 'secret')).toBe('let pass')
  })

  it.each([
    undefined,
    '',
    'secret',
    'Bearer',
    'Bearer secre',
    'Bearer secret2',
    'bearer secret',
    'Basic secret',
  ])('does not take "%s" for its token', (authorization) => {
    const headers = authorization === undefined ? {} : { authorization }
    expect(refusal({ host: 'localhost', ...headers }, 'secret')).toBe('unauthorized')
  })
})
