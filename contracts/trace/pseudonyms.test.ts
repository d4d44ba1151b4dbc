import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretNames } from '../vmmanager/secret-names.ts'
import { sessionToken } from './fixtures/facts.ts'
import { placeholder } from './placeholder.ts'
import { pseudonyms } from './pseudonyms.ts'
import { redact } from './redact.ts'

describe('placeholders', () => {
  test('are the same for the same secret, wherever it stands', () => {
    const { hide } = pseudonyms('salt')
    const login = hide({ request: { body: { email: 'a@b.example', password: 'hunter2!' } } })
    const answer = hide({ response: { body: { id: '3', token: sessionToken } } })
    const next = hide({
      path: `/auth/v4/token/${sessionToken}`,
      headers: { 'x-xsrf-token': sessionToken, cookie: `lang=en; ses6=${sessionToken}` },
    })
    expect(login.request.body).toEqual({ email: 'a@b.example', password: '[secret-1]' })
    expect(answer.response.body).toEqual({ id: '3', token: '[token-2]' })
    expect(next).toEqual({
      path: '/auth/v4/token/[token-2]',
      headers: { 'x-xsrf-token': '[token-2]', cookie: '[token-2]' },
    })
  })

  test('differ for different secrets, and begin anew with each recording', () => {
    const [one, other] = [pseudonyms('salt').hide, pseudonyms('salt').hide]
    expect([one({ password: 'a' }), one({ password: 'b' }), other({ password: 'b' })]).toEqual([
      { password: '[secret-1]' },
      { password: '[secret-2]' },
      { password: '[secret-1]' },
    ])
  })

  test.each([
    ['Bearer abc', '[token-1]'],
    ['abc', '[token-1]'],
  ])('stand for a key whatever its scheme: %s', (authorization, seen) => {
    const { hide } = pseudonyms('salt')
    hide({ token: 'abc' })
    expect(hide({ authorization })).toEqual({ authorization: seen })
  })

  test.each([
    ['a cut body', '{"password":"correct horse","x', '{"password":"[secret-1]","x'],
    ['a form', 'email=a%40b&password=correct%20horse&x=1', 'email=a%40b&password=[secret-1]&x=1'],
    ['an escape', String.raw`{"password":"correct\u0020horse"}`, '{"password":"[secret-1]"}'],
    ['a token in a message', `no session ${sessionToken}!`, 'no session [token-2]!'],
  ])('stand in text too: %s', (_, text, seen) => {
    const { hide } = pseudonyms('salt')
    hide({ password: 'correct horse' })
    expect(hide(text)).toBe(seen)
  })

  test('stand where a known secret has no name, also above the place that names it', () => {
    const { hide } = pseudonyms('salt')
    expect(hide({ path: '/login/onetimekey-77', body: { key: 'onetimekey-77' } })).toEqual({
      path: '/login/[token-1]',
      body: { key: '[token-1]' },
    })
  })

  test('leave short words alone, which mean something else as well', () => {
    const { hide } = pseudonyms('salt')
    hide({ password: 'active' })
    expect(hide({ state: 'active' })).toEqual({ state: 'active' })
  })

  test('keep types, empty secrets and e-mails', () => {
    const given = { password: 4711, token: ['a', 7, null], key: '', email: 'a@b.example' }
    expect(pseudonyms('salt').hide(given)).toEqual({
      password: 0,
      token: ['[token-1]', 0, null],
      key: '',
      email: 'a@b.example',
    })
  })

  test('are not made of what was redacted before, of which nobody knows whether it was the same', () => {
    const given = { password: '[redacted]', body: '{"token":"[redacted]"}' }
    expect(pseudonyms('salt').hide(given)).toEqual(given)
  })

  test('stay when a trace takes its secrets out, and are no finding', () => {
    const clean = pseudonyms('salt').hide({
      headers: { cookie: `ses6=${sessionToken}` },
      body: '{"password":"x","token":"y"}',
      query: 'key=z',
    })
    expect(redact(clean)).toBe(clean)
  })
})

test('what only looks like a placeholder in part is a secret', () => {
  expect(redact({ body: '{"password":"[secret-1]x"}', token: '[token-1]x' })).toEqual({
    body: '{"password":"[redacted]"}',
    token: '[redacted]',
  })
})

const secret = fc
  .string({ minLength: 8, maxLength: 20, unit: 'grapheme-ascii' })
  .filter((text) => !placeholder.test(text))

test('whatever the secret, none of it is left under a secret name, and equality is kept', () => {
  fc.assert(
    fc.property(secret, secret, fc.constantFrom(...secretNames), (one, other, name) => {
      const { hide } = pseudonyms('salt')
      const [first, second, again] = [
        hide({ [name]: one }),
        hide({ [name]: other }),
        hide({ deep: [{ [name]: one }] }),
      ]
      expect(first[name]).toMatch(placeholder)
      expect(first[name] === second[name]).toBe(one === other)
      expect(again.deep[0]?.[name]).toBe(first[name])
      expect(JSON.parse(hide(JSON.stringify({ [name]: one })))).toEqual(first)
    }),
  )
})
