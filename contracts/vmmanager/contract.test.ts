import { expect, test } from 'vitest'
import { type Contract, type Operation, contractFor } from './contract.ts'

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
    const path = own.pathTemplate.replace('{host_id}', '1')
    expect(current.match(own.method, path)?.operation).toBe(own)
  }
})

test('only the login is public', () => {
  expect(current.operations.filter(({ isPublic }) => isPublic).map(({ id }) => id)).toEqual(['token-create'])
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

test.each(current.operations.map((own) => [own.id, own] as const))(
  '%s declares one success and its errors',
  (_id, own) => {
    expect(own.successStatuses).toHaveLength(1)
    expect(own.statuses).toEqual(expect.arrayContaining([400, 401, 403, 500, 503]))
    expect(own.statuses).toEqual(own.statuses.toSorted((a, b) => a - b))
  },
)

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
