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
  ['GET', '/vm/v3/host/5/ipv4'],
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
  ['/vm/v3/host/5', ['GET', 'DELETE']],
  ['/auth/v4/public/token', ['POST']],
  ['/vm/v3/nothing', []],
])('%s is known with %j', (path, known) => {
  expect(methods(path)).toEqual(known)
})
