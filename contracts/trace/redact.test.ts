import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goodExchanges } from '../exchange/good-exchanges.fixture.ts'
import { secretNames } from '../vmmanager/secret-names.ts'
import { sessionToken } from './fixtures/facts.ts'
import { redact, redacted } from './redact.ts'
import { tokenShape } from './secret-places.ts'

const secretHeaders = [
  'authorization',
  'cookie',
  'internal-auth',
  'isp-session',
  'ses6',
  'set-cookie',
  'x-xsrf-token',
]

/** Every name at which a secret may stand. */
const names = [...secretNames, ...secretHeaders]

describe('redaction', () => {
  test.each(names)('keeps what is expected of something that is called %s: a count is no secret', (name) => {
    const counts = { calls: { [`host-${name}`]: 3, [name]: '>= 2' }, orderLines: { [name]: 7 } }
    expect(redact({ type: 'run', expect: counts })).toEqual({ type: 'run', expect: counts })
    expect(redact({ events: [{ expect: counts }] })).toEqual({ events: [{ expect: counts }] })
    expect(redact({ expect: { reason: '?token=hunter2' } })).toEqual({
      expect: { reason: `?token=${redacted}` },
    })
  })

  test.each(secretHeaders)('hides the header %s, in whatever case', (name) => {
    const headers = { [name]: 'hunter2', [name.toUpperCase()]: 'hunter2', 'content-type': 'text/plain' }
    expect(redact({ request: { headers }, response: { headers } })).toEqual({
      request: {
        headers: { [name]: redacted, [name.toUpperCase()]: redacted, 'content-type': 'text/plain' },
      },
      response: {
        headers: { [name]: redacted, [name.toUpperCase()]: redacted, 'content-type': 'text/plain' },
      },
    })
  })

  test.each([...secretNames])('hides the property %s, deep inside and in lists', (name) => {
    const body = { list: [{ id: 1, [name]: 'hunter2' }, { deep: { [name]: 'hunter2', note: 'kept' } }] }
    expect(redact({ body })).toEqual({
      body: { list: [{ id: 1, [name]: redacted }, { deep: { [name]: redacted, note: 'kept' } }] },
    })
  })

  test('keeps the type of what it hides, so that the contract can still be held against it', () => {
    const given = { password: 4711, token: ['a', 7], product_key: { of: { it: 'x' } } }
    expect(redact(given)).toEqual({
      password: 0,
      token: [redacted, 0],
      product_key: { of: { it: redacted } },
    })
  })

  test.each([null, true, '', {}, []])('leaves a secret name that holds no secret alone: %j', (held) => {
    expect(redact({ token: held })).toEqual({ token: held })
  })

  test.each([
    ['a path', { path: `/auth/v4/token/${sessionToken}` }, { path: `/auth/v4/token/${redacted}` }],
    ['a message', { msg: `no session ${sessionToken}!` }, { msg: `no session ${redacted}!` }],
    ['upper case', { note: sessionToken.toUpperCase() }, { note: redacted }],
    ['a list', { list: [sessionToken, 'other'] }, { list: [redacted, 'other'] }],
  ])('hides tokens by their looks: in %s', (_, given, clean) => {
    expect(redact(given)).toEqual(clean)
  })

  test.each([
    ['{"id":"3","token":"12-5f0c","confirmed":true}', '{"id":"3","token":"[redacted]","confirmed":true}'],
    ['{"id":"3","token":"12-5f', '{"id":"3","token":"[redacted]'],
    [String.raw`{"password" : "a\"b c", "x":1}`, '{"password" : "[redacted]", "x":1}'],
    ['{"Password":"hunter2"}', '{"Password":"[redacted]"}'],
    ['email=a%40b&password=hunter2&role=user', 'email=a%40b&password=[redacted]&role=user'],
    ['?token=hunter2', '?token=[redacted]'],
  ])('hides secrets in text, be it cut: %s', (body, clean) => {
    expect(redact({ body })).toEqual({ body: clean })
  })

  test.each([
    'Invalid password',
    '{"token":"',
    'password: too short',
    'where=(name+EQ+token=1)',
    '5-0f8fad5b-d9cb-469f-a165',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
  ])('leaves other text alone: %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  test('gives back the very same object when there is nothing to hide', () => {
    const exchange = goodExchanges['task-list']
    expect(redact(exchange)).toBe(exchange)
  })

  test('shares the parts that hold no secret', () => {
    const given = { clean: { deep: [1] }, list: [{ ok: 1 }, { token: 'x' }] }
    const clean = redact(given)
    expect(clean.clean).toBe(given.clean)
    expect(clean.list[0]).toBe(given.list[0])
  })

  test('finds nothing more in what it has redacted', () => {
    const clean = redact({ token: 'x', text: '{"password":"y"}', form: 'token=z', note: sessionToken })
    expect(redact(clean)).toBe(clean)
  })
})

/** Stands nowhere else, not even in parts. */
const secret = '§§§§§§'

const { tree } = fc.letrec<{ tree: unknown; secrets: unknown }>((tie) => ({
  secrets: fc.oneof(
    { maxDepth: 2 },
    fc.constant(secret),
    fc.array(tie('secrets'), { maxLength: 2 }),
    fc.dictionary(fc.stringMatching(/^[a-d]{1,5}$/), tie('secrets'), { maxKeys: 2 }),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.stringMatching(/^[a-z /-]{0,12}$/), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-d]{1,5}$/), tie('tree'), { maxKeys: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('secrets'), { minKeys: 1, maxKeys: 2 }),
  ),
}))

describe('whatever the data', () => {
  test('no planted secret survives, and all else stays as it is', () => {
    fc.assert(
      fc.property(tree, (data) => {
        const before = JSON.stringify(data)
        expect(JSON.stringify(redact(data))).toBe(before.replaceAll(secret, redacted))
        expect(JSON.stringify(data)).toBe(before)
      }),
    )
  })

  test('no planted secret survives in a body that was cut anywhere', () => {
    const cutBody = fc.tuple(fc.constantFrom(...secretNames), tree, fc.nat(200)).map(([name, data, length]) =>
      JSON.stringify({
        [name]: secret,
        data: typeof data === 'string' ? data : null,
        again: { [name]: secret },
      }).slice(0, length),
    )
    fc.assert(
      fc.property(cutBody, (body) => {
        expect(redact({ body }).body).not.toContain('§')
      }),
    )
  })
})

test('the shape of a token is that of a number and a UUID', () => {
  expect(tokenShape.test(sessionToken)).toBe(true)
  expect(tokenShape.test(sessionToken.slice(2))).toBe(false)
})
