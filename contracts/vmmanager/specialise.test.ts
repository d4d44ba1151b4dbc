import { expect, test } from 'vitest'
import { type OpenApi, openapi } from './description.ts'
import { specialise } from './specialise.ts'

function described(schema: object): OpenApi {
  return { paths: {}, components: { schemas: { Thing: schema } } }
}

function specialised(schema: object, dialect = 'new'): unknown {
  return specialise(dialect, described(schema)).components.schemas['Thing']
}

const status = {
  description: 'How it stands.',
  anyOf: [
    { enum: ['running'] },
    { enum: ['failed'], 'x-dialects': ['new'] },
    { enum: ['fail'], 'x-dialects': ['old', 'older'] },
  ],
}

test.each([
  ['new', ['running', 'failed']],
  ['old', ['running', 'fail']],
  ['older', ['running', 'fail']],
  ['other', ['running']],
])('in dialect %s the enumerations that hold become one', (dialect, values) => {
  expect(specialised(status, dialect)).toEqual({ description: 'How it stands.', enum: values })
})

test('a branch of another dialect turns false where the others keep their places', () => {
  const schema = { anyOf: [{ type: 'string', 'x-dialects': ['old'] }, { type: 'integer' }] }
  expect(specialised(schema)).toEqual({ anyOf: [false, { type: 'integer' }] })
  expect(specialised(schema, 'old')).toEqual(schema)
})

test('a property of another dialect is left out', () => {
  const schema = { properties: { a: { type: 'string' }, b: { type: 'string', 'x-dialects': ['old'] } } }
  expect(specialised(schema)).toEqual({ properties: { a: { type: 'string' } } })
})

test('the original stays as it is', () => {
  const before = structuredClone(openapi)
  specialise('2023')
  expect(openapi).toEqual(before)
})

test('each object is found at its pointer in the bundled description', () => {
  const { components, pointers } = specialise('2024.03')
  const item = components.schemas['TaskItem']
  expect(pointers.get(components)).toBe('#/components')
  expect(pointers.get(item?.properties?.['status'] ?? {})).toBe(
    '#/components/schemas/TaskItem/properties/status',
  )
  expect(pointers.get(components.responses?.['BadRequest'] ?? {})).toBe('#/components/responses/BadRequest')
})
