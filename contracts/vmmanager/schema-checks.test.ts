import { expect, test } from 'vitest'
import type { JsonSchema } from './description.ts'
import { type SchemaCheck, conforming, schemaChecks } from './schema-checks.ts'
import { specialise } from './specialise.ts'

function checkOf(schema: object, others: Readonly<Record<string, JsonSchema>> = {}): SchemaCheck {
  const openapi = { paths: {}, components: { schemas: { Thing: schema, ...others } } }
  return schemaChecks(() => specialise('any', openapi))('#/components/schemas/Thing')
}

const place = '#/components/schemas/Thing'

test('every conforming value yields the same empty array, so that good traffic leaves no garbage', () => {
  const check = checkOf({ type: 'integer' })
  expect(check(1)).toEqual([])
  expect(check(1)).toBe(check(2))
  expect(check(1)).toBe(conforming)
})

test.each([
  [{ type: 'integer' }, 'x', 'integer', 'string'],
  [{ type: ['string', 'null'] }, 5, 'string or null', '5'],
  [{ enum: ['created', 'running'] }, 7, 'one of created, running', '7'],
  [{ type: 'integer', minimum: 1 }, 0, 'at least 1', '0'],
  [{ type: 'integer', maximum: 128 }, 129, 'at most 128', '129'],
  [{ type: 'array', items: { type: 'string', minLength: 1 } }, [''], 'text of at least 1 character', '""'],
  [{ type: 'array', items: { type: 'string', minLength: 2 } }, ['a'], 'text of at least 2 characters', '"a"'],
  [{ type: 'array', maxItems: 0 }, [1], 'must NOT have more than 0 items', '[1]'],
  [{ type: 'object' }, undefined, 'object', 'nothing'],
])('%j finds in %j that %s is wanted', (schema, value, expected, actual) => {
  expect(checkOf(schema)(value)).toMatchObject([{ expected, actual }])
})

test('a missing property is pointed at where it belongs', () => {
  const check = checkOf({ type: 'object', properties: { os: {} }, required: ['os'] })
  expect(check({})).toEqual([
    {
      keyword: 'required',
      pointer: '/os',
      property: 'os',
      expected: 'property `os`',
      actual: 'nothing',
      place,
    },
  ])
})

test('an unknown property is named, and its value is not shown, for it may be a misspelt secret', () => {
  const check = checkOf({ type: 'object', properties: {}, additionalProperties: false })
  expect(check({ 'pass/word': 'hunter2' })).toEqual([
    {
      keyword: 'additionalProperties',
      pointer: '/pass~1word',
      property: 'pass/word',
      expected: 'no property `pass/word`',
      actual: 'string',
      place,
    },
  ])
})

test('every fault of a value is told, not the first alone', () => {
  const check = checkOf({
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'integer' } },
    additionalProperties: false,
  })
  expect(
    check({ a: 1, b: 'x', c: 0 })
      .map(({ pointer }) => pointer)
      .toSorted(),
  ).toEqual(['/a', '/b', '/c'])
})

test('a place in another schema is told as its own', () => {
  const check = checkOf(
    { type: 'array', items: { $ref: '#/components/schemas/Item' } },
    { Item: { type: 'object', properties: { id: { type: 'integer' } } } },
  )
  expect(check([{ id: 1 }, { id: 'x' }])).toMatchObject([
    { pointer: '/1/id', place: '#/components/schemas/Item/properties/id' },
  ])
})

test('a secret is shown by its type, and so is what stands inside one', () => {
  const check = checkOf({
    type: 'object',
    properties: { password: { type: 'string' }, token: { type: 'array', items: { type: 'integer' } } },
  })
  expect(check({ password: 12345, token: ['1-abc'] })).toMatchObject([
    { pointer: '/password', actual: 'number' },
    { pointer: '/token/0', actual: 'string' },
  ])
})

test('text in the place of a body is not shown, for it may be a cut body with secrets in it', () => {
  expect(checkOf({ type: 'object' })('{"password":"hunter2"')).toMatchObject([{ actual: 'string' }])
})

const cluster = {
  type: 'object',
  properties: {
    before: { type: 'integer' },
    cluster: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'integer' }, { enum: ['none'] }] },
  },
}
const reference = { Reference: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } }

test('where no branch was meant, one mismatch tells of all branches', () => {
  expect(checkOf(cluster, reference)({ cluster: 'x' })).toEqual([
    {
      keyword: 'anyOf',
      pointer: '/cluster',
      expected: 'object or integer or one of none',
      actual: '"x"',
      place: `${place}/properties/cluster`,
    },
  ])
})

test.each([
  [{}, '/cluster/id', 'property `id`'],
  [{ id: 'x' }, '/cluster/id', 'integer'],
])('where one branch was meant by %j, its own mismatch is told alone', (value, pointer, expected) => {
  expect(checkOf(cluster, reference)({ cluster: value })).toMatchObject([{ pointer, expected }])
})

test('mismatches elsewhere survive the gathering of branches', () => {
  const check = checkOf(
    { type: 'array', items: { $ref: '#/components/schemas/C' } },
    { C: cluster, ...reference },
  )
  const pointers = check([{ before: 'x', cluster: [] }, { cluster: 1 }, { cluster: {} }]).map(
    (found) => found.pointer,
  )
  expect(pointers.toSorted()).toEqual(['/0/before', '/0/cluster', '/2/cluster/id'])
})

test('a branch of another dialect is not offered', () => {
  const check = checkOf({
    anyOf: [{ type: 'string', 'x-dialects': ['old'] }, { type: 'integer' }, { type: 'null' }],
  })
  expect(check(true)).toMatchObject([{ expected: 'integer or null' }])
  expect(check('x')).toHaveLength(1)
})

test('the description is made for the first check, and once', () => {
  let made = 0
  const checks = schemaChecks(() => {
    made += 1
    return specialise('2024.03')
  })
  expect(made).toBe(0)
  expect(checks('#/components/schemas/Token')({})).not.toEqual([])
  expect(checks('#/components/schemas/TaskItem')({})).not.toEqual([])
  expect(made).toBe(1)
})

test('a schema that does not exist is an error of the caller', () => {
  const checks = schemaChecks(() => specialise('2024.03'))
  expect(() => checks('#/components/schemas/Nothing')).toThrow(
    'The description has no #/components/schemas/Nothing',
  )
})
