import { expect, test } from 'vitest'
import { type Contract, type Operation, contractFor } from './contract.ts'
import { dialects } from './dialect.ts'

const current = contractFor('2024.03')
const older = contractFor('2023')

function operation(contract: Contract, id: string): Operation {
  const found = contract.operations.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}

test('the contract of a dialect is made once', () => {
  expect(contractFor('2024.03')).toBe(current)
  expect(older).not.toBe(current)
  expect([current.dialect.name, older.dialect.name]).toEqual(['2024.03', '2023'])
})

test('an unknown dialect has no contract', () => {
  expect(() => contractFor('1999')).toThrow(expect.objectContaining({ code: 'VMH_DIALECT_UNKNOWN' }))
})

test('every operation that it matches is one of its own', () => {
  for (const own of current.operations) {
    const path = own.pathTemplate.replaceAll(/\{\w+\}/g, '1')
    expect(current.match(own.method, path)?.operation).toBe(own)
  }
})

test.each([
  ['2022', ['session-create', 'session-create-by-key']],
  ['2023', ['token-create', 'token-create-by-key', 'session-create', 'session-create-by-key']],
  ['2024.03', ['token-create', 'token-create-by-key']],
  ['2025.04', ['token-create', 'token-create-by-key']],
])('in dialect %s only the ways to log in are public: %j', (dialect, ids) => {
  const { operations } = contractFor(dialect)
  expect(operations.filter(({ isPublic }) => isPublic).map(({ id }) => id)).toEqual(ids)
})

test.each([
  ['2022', [], ['POST']],
  ['2023', ['POST'], ['POST']],
  ['2024.03', ['POST'], []],
  ['2025.04', ['POST'], []],
])('in dialect %s paths of another session service are unknown', (dialect, newer, older) => {
  const { methods, match } = contractFor(dialect)
  expect(methods('/auth/v4/public/token')).toEqual(newer)
  expect(methods('/auth/v3/auth')).toEqual(older)
  expect(match('GET', '/auth/v4/whoami') === undefined).toBe(newer.length === 0)
  expect(match('DELETE', '/auth/v3/session/5') === undefined).toBe(older.length === 0)
})

test('keys of a user are known to the older service in every dialect', () => {
  for (const { name } of dialects)
    expect(contractFor(name).methods('/auth/v3/user/5/sshkey')).toContain('POST')
})

test('a login of the older service succeeds with 200 and a session', () => {
  const login = operation(contractFor('2022'), 'session-create')
  expect(login.successStatuses).toEqual([200])
  expect(login.checkResponse(200, { session: 'abc' })).toEqual([])
  expect(login.checkResponse(200, { token: 'abc' })).toMatchObject([{ property: 'session' }])
})

test.each([
  [current, 201, 200],
  [older, 200, 201],
])('a login succeeds with the status of its dialect alone', (contract, right, wrong) => {
  const login = operation(contract, 'token-create')
  const token = { id: '1', token: '1-a', expires_at: null, confirmed: true }
  expect(login.successStatuses).toEqual([right])
  expect(login.checkResponse(right, token)).toEqual([])
  expect(login.checkResponse(wrong, token)).toEqual([
    {
      keyword: 'status',
      pointer: '',
      expected: `one of ${right}, 400, 401, 403, 500, 503`,
      actual: String(wrong),
      place: '#/paths/~1auth~1v4~1public~1token/post/responses',
    },
  ])
})

test.each([
  [current, 'failed', 'fail'],
  [older, 'fail', 'failed'],
])('a task fails with the word of its dialect alone', (contract, right, wrong) => {
  const tasks = operation(contract, 'task-list')
  const answer = (status: string) => ({ list: [{ id: 1, consul_id: 1, name: 'host_create', status }] })
  expect(tasks.checkResponse(200, answer(right))).toEqual([])
  expect(tasks.checkResponse(200, answer(wrong))).toMatchObject([
    {
      expected: `one of created, running, complete, deferred, aborted, ${right}`,
      actual: `"${wrong}"`,
      place: '#/components/schemas/TaskItem/properties/status',
    },
  ])
})

test.each(current.operations)('$id declares its success and its errors', ({ statuses, successStatuses }) => {
  expect(successStatuses.length).toBeGreaterThan(0)
  expect(statuses).toEqual(expect.arrayContaining([400, 401, 403, 500, 503]))
  expect(statuses).toEqual(statuses.toSorted((a, b) => a - b))
})

test('where it is not known whether a call answers like a login, both answers hold, and nowhere else', () => {
  const unsure = current.operations.filter(({ successStatuses }) => successStatuses.length > 1)
  expect(unsure.map(({ id }) => id)).toEqual([
    'token-create-by-key',
    'token-create-long',
    'user-key-create',
    'ssh-key-create',
    'acl-create',
  ])
  for (const { successStatuses } of unsure) expect(successStatuses).toEqual([200, 201])
  expect(operation(older, 'user-key-create').successStatuses).toEqual([200])
})

test('a request body tells the keyword and the property, from which an error code follows', () => {
  const creation = operation(current, 'host-create')
  const told = (body: unknown) =>
    creation.checkRequestBody(body).map(({ keyword, property }) => [keyword, property])
  expect(told({ name: 'a', password: 'b' })).toEqual([])
  expect(told({ name: 'a', password: 'b', foo: 1 })).toEqual([['additionalProperties', 'foo']])
  expect(told({ name: 'a' })).toEqual([['required', 'password']])
  expect(told({ name: 1, password: 'b' })).toEqual([['type', undefined]])
  expect(told(undefined)).toEqual([['type', undefined]])
})

test('an operation without a request body takes none', () => {
  const list = operation(current, 'host-list')
  expect(list.checkRequestBody(undefined)).toEqual([])
  expect(list.checkRequestBody('')).toEqual([])
  expect(list.checkRequestBody({ a: 1 })).toEqual([
    {
      keyword: 'body',
      pointer: '',
      expected: 'no body',
      actual: '{"a":1}',
      place: '#/paths/~1vm~1v3~1host/get',
    },
  ])
})
