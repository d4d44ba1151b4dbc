import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contractFor } from './contract.ts'
import { pathMatcher } from './path-matcher.ts'

const { match, methods } = pathMatcher(contractFor('2024.03').operations)

test.each([
  ['POST', '/auth/v4/public/token', 'token-create'],
  ['GET', '/vm/v3/account', 'account-list'],
  ['POST', '/vm/v3/account', 'account-create'],
  ['GET', '/vm/v3/host', 'host-list'],
  ['POST', '/vm/v3/host', 'host-create'],
  ['GET', '/vm/v3/host/5', 'host-read'],
  ['DELETE', '/vm/v3/host/5', 'host-delete'],
  ['GET', '/vm/v3/task', 'task-list'],
  ['GET', '/vm/v3/os', 'os-list'],
  ['GET', '/vm/v3/cluster', 'cluster-list'],
  ['GET', '/vm/v3/preset', 'preset-list'],
  ['GET', '/vm/v3/ippool', 'ippool-list'],
  ['POST', '/vm/v3/host/5', 'host-update'],
  ['POST', '/vm/v3/host/5/start', 'host-start'],
  ['GET', '/vm/v3/host/5/migrate', 'host-migration-targets'],
  ['POST', '/vm/v3/host/5/migrate', 'host-migrate'],
  ['GET', '/vm/v3/os/all', 'os-list-all'],
  ['POST', '/vm/v3/os/5', 'os-update'],
  ['GET', '/vm/v3/settings/task/host_create/timeout', 'task-timeout-read'],
  ['GET', '/ip/v3/ippool/5', 'ip-service-pool-read'],
  ['POST', '/nginxctl/v1/ssl', 'ssl-upload'],
  ['GET', '/vm/v3/host/', 'host-list'],
  ['GET', '/vm/v3/ho%73t', 'host-list'],
])('%s %s is %s', (method, path, id) => {
  expect(match(method, path)?.operation.id).toBe(id)
})

test.each([
  ['PUT', '/vm/v3/host'],
  ['get', '/vm/v3/host'],
  ['', '/vm/v3/host'],
  ['GET', '/vm/v3/hosts'],
  ['GET', '/vm/v3/host/5/ipv9'],
  ['POST', '/auth/v3/auth'],
  ['GET', '/vm/v3//host'],
  ['GET', '/vm/v3%2Fhost'],
  ['GET', 'vm/v3/host/x/'],
  ['GET', '/'],
  ['GET', ''],
])('%j %j is no operation', (method, path) => {
  expect(match(method, path)).toBeUndefined()
})

test.each([
  ['/vm/v3/host/5', '5'],
  ['/vm/v3/host/a%40b', 'a@b'],
  ['/vm/v3/host/a@b', 'a@b'],
  ['/vm/v3/host/a%2Fb', 'a/b'],
  ['/vm/v3/host/%zz', '%zz'],
  ['/vm/v3/host/50%', '50%'],
])('the parameter of %s is %s', (path, id) => {
  expect(match('GET', path)?.pathParams).toEqual({ host_id: id })
})

test('the user of a key may be an id or an e-mail, encoded or not', () => {
  for (const user of ['5', 'a%40b.test', 'a@b.test']) {
    const found = match('POST', `/auth/v4/user/${user}/key`)
    expect([found?.operation.id, found?.pathParams]).toEqual([
      'user-key-create',
      { user: decodeURIComponent(user) },
    ])
  }
})

test('an encoded segment is read as it was before, whatever it held', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      expect(match('GET', `/vm/v3/host/${encodeURIComponent(id)}`)?.pathParams).toEqual({ host_id: id })
    }),
  )
})

test('nothing that a client can send makes it throw', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('/', '%', '2', 'F', ':', '*', '{', '\uD800', 'vm', 'v3', 'host'),
  })
  fc.assert(
    fc.property(hostile, (path) => {
      expect(() => match('GET', path)).not.toThrow()
      expect(methods(path)).toBeInstanceOf(Array)
    }),
  )
})

test.each([
  ['/vm/v3/host', ['GET', 'POST']],
  ['/vm/v3/host/5', ['GET', 'POST', 'DELETE']],
  ['/auth/v4/public/token', ['POST']],
  ['/vm/v3/nothing', []],
])('%s is known with %j', (path, known) => {
  expect(methods(path)).toEqual(known)
})
