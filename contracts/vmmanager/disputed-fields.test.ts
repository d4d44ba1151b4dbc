import { expect, test } from 'vitest'
import { openapi } from './description.ts'
import { disputedFields } from './disputed-fields.ts'
import type { Evidence } from './evidence.ts'

const seen: Evidence = { level: 'observed', source: 'a/b' }
const guessed: Evidence = { level: 'inferred', source: 'c/d', note: 'A guess.' }

function fields(node: object, schemas = {}): Record<string, Evidence> {
  return Object.fromEntries(disputedFields('call', node, { components: { schemas } }))
}

test('what has no evidence of its own is not told', () => {
  expect(fields({ responses: { '200': { description: 'Done.' } } })).toEqual({})
})

test('a response is told by its status', () => {
  expect(fields({ responses: { '200': { 'x-evidence': seen }, '201': {} } })).toEqual({ 'call.200': seen })
})

test('a schema is told by its name, and a property of it behind that', () => {
  const Machine = { 'x-evidence': seen, properties: { state: { 'x-evidence': guessed }, id: {} } }
  expect(fields({ $ref: '#/components/schemas/Machine' }, { Machine })).toEqual({
    Machine: seen,
    'Machine.state': guessed,
  })
})

test('properties of properties, of items and of branches are found', () => {
  const Machine = {
    properties: {
      disks: { type: 'array', items: { properties: { size: { 'x-evidence': seen } } } },
      cluster: { anyOf: [{ type: 'integer' }, { properties: { id: { 'x-evidence': guessed } } }] },
    },
  }
  expect(fields({ $ref: '#/components/schemas/Machine' }, { Machine })).toEqual({
    'Machine.disks.size': seen,
    'Machine.cluster.id': guessed,
  })
})

test('schemas that refer to each other are told once', () => {
  const Left = { 'x-evidence': seen, properties: { right: { $ref: '#/components/schemas/Right' } } }
  const Right = { 'x-evidence': guessed, properties: { left: { $ref: '#/components/schemas/Left' } } }
  expect(fields({ $ref: '#/components/schemas/Left' }, { Left, Right })).toEqual({
    Left: seen,
    Right: guessed,
  })
})

test('a property may be named like a keyword', () => {
  const Odd = { properties: { properties: { 'x-evidence': seen }, responses: { type: 'string' } } }
  expect(fields({ $ref: '#/components/schemas/Odd' }, { Odd })).toEqual({ 'Odd.properties': seen })
})

test('parameters say what they are', () => {
  const parameters = openapi.paths['/vm/v3/task']?.get?.parameters ?? []
  expect([...disputedFields('task-list', { parameters }).keys()]).toEqual([
    'parameters.where',
    'parameters.orderby',
    'parameters.limit',
  ])
})
