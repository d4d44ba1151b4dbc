import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { contractFor } from '../vmmanager/contract.ts'
import { checkExchange, outcomeOf } from './check-exchange.ts'
import type { Exchange, ExchangeRequest } from './exchange.ts'
import { type OperationId, goodExchanges } from './good-exchanges.fixture.ts'
import type { Violation } from './violation.ts'

describe('the outcome of a request', () => {
  it.each([
    [200, 'done'],
    [201, 'done'],
    [302, 'refused'],
    [401, 'refused'],
    [409, 'refused'],
    [500, 'refused'],
    [503, 'refused'],
    [502, 'unknown'],
    [504, 'unknown'],
  ])('that was answered with %d is %s', (status, outcome) => {
    expect(outcomeOf({ response: { status, headers: {} } })).toBe(outcome)
  })

  it('is unknown without an answer, unless it never left', () => {
    expect(outcomeOf({ failure: { code: 'timeout', sent: true } })).toBe('unknown')
    expect(outcomeOf({ failure: { code: 'refused', sent: false } })).toBe('unsent')
    expect(outcomeOf({})).toBe('unsent')
  })
})

type Edit = Readonly<Record<string, unknown>>

const contract = contractFor('2024.03')
const operationIds = Object.keys(goodExchanges) as OperationId[]
const envelope = { error: { code: 1000, msg: 'The session is invalid', value: {} } }

function sent(id: OperationId, edit: Edit): Exchange {
  const { request, response } = goodExchanges[id]
  const body = typeof request.body === 'object' ? { ...request.body, ...edit } : edit
  return { request: { ...request, body }, ...(response && { response }) }
}

function asked(id: OperationId, change: Partial<ExchangeRequest>): Exchange {
  return { request: { ...goodExchanges[id].request, ...change } }
}

function answered(id: OperationId, body: unknown, status?: number): Exchange {
  const { request, response } = goodExchanges[id]
  return { request, response: { status: status ?? response?.status ?? 0, headers: {}, body } }
}

/** The good answer with its only list item edited, or itself edited where it is no list. */
function edited(id: OperationId, edit: Edit): Exchange {
  const body = goodExchanges[id].response?.body
  if (typeof body !== 'object' || body === null) throw new Error('nothing to edit')
  if (!('list' in body && Array.isArray(body.list))) return answered(id, { ...body, ...edit })
  const list = body.list.map((item: object) => Object.assign({}, item, edit))
  return answered(id, { ...body, list })
}

function told(exchange: Exchange): readonly (readonly string[])[] {
  return checkExchange(exchange, contract).map(({ part, pointer, expected, actual }) => [
    part,
    pointer,
    expected,
    actual,
  ])
}

test.each(operationIds)('the good exchange of %s addresses it', (id) => {
  const { method, path } = goodExchanges[id].request
  expect(contract.match(method, path)?.operation.id).toBe(id)
})

describe.each(operationIds)('%s', (id) => {
  const good = goodExchanges[id]

  test('keeps the contract when both do what they should', () => {
    expect(checkExchange(good, contract)).toEqual([])
  })

  test('keeps the contract while no answer has come', () => {
    expect(
      checkExchange({ request: good.request, failure: { code: 'timeout', sent: true } }, contract),
    ).toEqual([])
  })

  test.each([400, 401, 403, 500, 503])('may be refused with %i in the envelope', (status) => {
    expect(checkExchange(answered(id, envelope, status), contract)).toEqual([])
  })

  test.each([
    ['<html>Bad gateway</html>', '', 'object', 'string'],
    [undefined, '', 'object', 'nothing'],
    [{}, '/error', 'property `error`', 'nothing'],
    [{ error: { code: '1000', msg: 'x' } }, '/error/code', 'integer', '"1000"'],
    [{ error: { code: 1000 } }, '/error/msg', 'property `msg`', 'nothing'],
  ])('may not be refused with the body %j', (body, ...details) => {
    const violations = checkExchange(answered(id, body, 500), contract)
    expect(violations).toMatchObject([{ party: 'provider', operation: id }])
    expect(told(answered(id, body, 500))).toEqual([['response.body', ...details]])
  })

  test.each([204, 302, 418, 502])('may not be answered with status %i', (status) => {
    const violations = checkExchange(answered(id, envelope, status), contract)
    expect(violations).toMatchObject([
      { party: 'provider', operation: id, part: 'response.status', actual: String(status) },
    ])
  })

  test('may not be answered with nothing, nor with text', () => {
    expect(told(answered(id, undefined))).toEqual([['response.body', '', 'object', 'nothing']])
    expect(told(answered(id, 'gone'))).toEqual([['response.body', '', 'object', 'string']])
  })

  test('may be answered with more than is known', () => {
    expect(checkExchange(edited(id, { brand_new: true }), contract)).toEqual([])
  })

  test('takes no unknown query parameter', () => {
    expect(told(asked(id, { query: 'page=2' }))).toEqual([
      ['request.query', '/page', 'no parameter `page`', 'string'],
    ])
  })
})

test.each(operationIds.filter((id) => goodExchanges[id].request.method === 'POST'))(
  '%s takes no unknown property, no text and no lack of a body',
  (id) => {
    expect(told(sent(id, { shoe_size: 43 }))).toEqual([
      ['request.body', '/shoe_size', 'no property `shoe_size`', 'number'],
    ])
    expect(told(asked(id, { body: '{"cut":' }))).toEqual([['request.body', '', 'object', 'string']])
    expect(told(asked(id, { body: undefined }))).toEqual([['request.body', '', 'object', 'nothing']])
  },
)

test.each(operationIds.filter((id) => goodExchanges[id].request.method !== 'POST'))(
  '%s takes no body',
  (id) => {
    expect(told(asked(id, { body: { a: 1 } }))).toEqual([['request.body', '', 'no body', '{"a":1}']])
  },
)

test.each([
  ['token-create', { email: 5 }, '/email', 'string', '5'],
  ['token-create', { email: '' }, '/email', 'text of at least 1 character', '""'],
  ['token-create', { password: undefined }, '/password', 'property `password`', 'nothing'],
  ['token-create', { password: 12345 }, '/password', 'string', 'number'],
  ['account-create', { role: ['@user'] }, '/role', 'string', '["@user"]'],
  ['account-create', { email: undefined }, '/email', 'property `email`', 'nothing'],
  ['host-create', { os: '5' }, '/os', 'integer', '"5"'],
  ['host-create', { ram_mib: 1.5 }, '/ram_mib', 'integer', '1.5'],
  ['host-create', { cpu_number: 0 }, '/cpu_number', 'at least 1', '0'],
  ['host-create', { ipv6_enabled: 'no' }, '/ipv6_enabled', 'boolean', '"no"'],
  ['host-create', { ipv6_prefix: 129 }, '/ipv6_prefix', 'at most 128', '129'],
  ['host-create', { ipv4_pool: [1, 'x'] }, '/ipv4_pool/1', 'integer', '"x"'],
  ['host-create', { disks: [{}] }, '/disks/0/size_mib', 'property `size_mib`', 'nothing'],
  ['host-create', { name: undefined }, '/name', 'property `name`', 'nothing'],
  [
    'host-create',
    { cpu_mode: 'fast' },
    '/cpu_mode',
    'one of default, host-model, host-passthrough',
    '"fast"',
  ],
] as const)('a consumer of %s that sends %j is told', (id, edit, ...details) => {
  expect(checkExchange(sent(id, edit), contract)).toMatchObject([{ party: 'consumer', operation: id }])
  expect(told(sent(id, edit))).toEqual([['request.body', ...details]])
})

test.each([
  ['token-create', { token: undefined }, '/token', 'property `token`', 'nothing'],
  ['token-create', { token: 5 }, '/token', 'string', 'number'],
  ['token-create', { id: true }, '/id', 'string or integer', 'true'],
  ['account-list', { id: '7' }, '/list/0/id', 'integer', '"7"'],
  ['account-create', { id: null }, '/id', 'integer', 'null'],
  ['host-create', { task: undefined }, '/task', 'property `task`', 'nothing'],
  ['host-create', { task: '101' }, '/task', 'integer', '"101"'],
  ['host-list', { ip4: null }, '/list/0/ip4', 'array', 'null'],
  ['host-list', { cluster: 'kvm' }, '/list/0/cluster', 'object or integer', '"kvm"'],
  ['host-list', { cluster: {} }, '/list/0/cluster/id', 'property `id`', 'nothing'],
  ['host-list', { node: 2 }, '/list/0/node', 'object', '2'],
  ['host-list', { state: '' }, '/list/0/state', 'text of at least 1 character', '""'],
  ['host-read', { node: { id: 2 } }, '/node', 'integer', '{"id":2}'],
  ['host-delete', { id: undefined }, '/id', 'property `id`', 'nothing'],
  ['task-list', { consul_id: 'a' }, '/list/0/consul_id', 'integer', '"a"'],
  ['os-list', { clusters: { id: 1 } }, '/list/0/clusters', 'array', '{"id":1}'],
  ['os-list', { product_key: 5 }, '/list/0/product_key', 'string or null', 'number'],
  ['cluster-list', { name: 1 }, '/list/0/name', 'string', '1'],
  ['preset-list', { ram_mib: '1' }, '/list/0/ram_mib', 'integer or null', '"1"'],
  ['ippool-list', { total_ip: [] }, '/list/0/total_ip', 'string or integer or null', '[]'],
] as const)('a provider that answers %s with %j is told', (id, edit, ...details) => {
  expect(checkExchange(edited(id, edit), contract)).toMatchObject([{ party: 'provider', operation: id }])
  expect(told(edited(id, edit))).toEqual([['response.body', ...details]])
})

test('a violation says everything that is needed to act on it', () => {
  expect(checkExchange(edited('task-list', { status: 'done' }), contract)).toEqual<Violation[]>([
    {
      party: 'provider',
      operation: 'task-list',
      part: 'response.body',
      pointer: '/list/0/status',
      expected: 'one of created, running, complete, deferred, aborted, failed',
      actual: '"done"',
      place: '#/components/schemas/TaskItem/properties/status',
    },
  ])
})

test('an unknown path is the fault of the consumer, and nothing else is told of it', () => {
  const exchange = {
    ...answered('host-list', 'gone', 404),
    request: asked('host-list', { path: '/vm/v4/host' }).request,
  }
  expect(checkExchange(exchange, contract)).toEqual<Violation[]>([
    {
      party: 'consumer',
      part: 'request',
      pointer: '/path',
      expected: 'a path of the contract',
      actual: '"/vm/v4/host"',
      place: '#/paths',
    },
  ])
})

test('a method that the path does not take is told as such', () => {
  expect(checkExchange(asked('host-list', { method: 'DELETE' }), contract)).toEqual<Violation[]>([
    {
      party: 'consumer',
      part: 'request',
      pointer: '/method',
      expected: 'GET or POST',
      actual: '"DELETE"',
      place: '#/paths/~1vm~1v3~1host',
    },
  ])
})

test('an id in the path that is no number is the fault of the consumer', () => {
  expect(told(asked('host-read', { path: '/vm/v3/host/cont42' }))).toEqual([
    ['request', '/path', 'integer', '"cont42"'],
  ])
})

test('both parties are told of their own faults in one exchange, the consumer first', () => {
  const { request } = sent('host-create', { os: 'x', foo: 1 })
  const response = { status: 200, headers: {}, body: { id: 'x' } }
  const violations = checkExchange({ request: { ...request, query: 'a=1' }, response }, contract)
  expect(violations.map(({ party, pointer }) => `${party} ${pointer}`)).toEqual([
    'consumer /a',
    'consumer /foo',
    'consumer /os',
    'provider /task',
    'provider /id',
  ])
})

test.each([
  ['token-create', sent('token-create', { password: '[redacted]' })],
  ['token-create', edited('token-create', { token: '[redacted]' })],
  ['host-create', sent('host-create', { password: '[redacted]' })],
  ['account-create', sent('account-create', { password: '[redacted]' })],
  ['os-list', edited('os-list', { product_key: '[redacted]' })],
])('%s with its secrets redacted keeps the contract', (_id, exchange) => {
  expect(checkExchange(exchange, contract)).toEqual([])
})

test('no secret is ever shown, wherever it strays', () => {
  const secret = fc.string({ unit: fc.constantFrom('Q', 'Z', '7'), minLength: 6, maxLength: 20 })
  const stray = (value: string) =>
    fc.constantFrom<Edit>(
      { password: [value] },
      { password: { deep: value } },
      { passwrod: value },
      { name: { password: value } },
      { email: [{ token: value }] },
      { comment: { product_key: [value] } },
      { password: 5, disks: { password: value } },
    )
  fc.assert(
    fc.property(
      fc.constantFrom<OperationId>('token-create', 'account-create', 'host-create'),
      secret.chain((value) => fc.tuple(fc.constant(value), stray(value))),
      (id, [value, edit]) => {
        const violations = checkExchange(sent(id, edit), contract)
        expect(violations).not.toEqual([])
        expect(JSON.stringify(violations)).not.toContain(value)
      },
    ),
  )
})

test('whatever is answered is judged without an exception and in short words', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...operationIds),
      fc.jsonValue(),
      fc.integer({ min: 100, max: 599 }),
      (id, body, status) => {
        for (const { actual, place, expected } of checkExchange(answered(id, body, status), contract)) {
          expect(actual.length).toBeLessThanOrEqual(80)
          expect(place).toMatch(/^#\//)
          expect(expected).not.toBe('')
        }
      },
    ),
  )
})
