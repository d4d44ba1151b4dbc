import { expect, test } from 'vitest'
import type { OpenApi } from './description.ts'
import { resolveReference } from './resolve-reference.ts'

const host = { type: 'object' }
const openapi: OpenApi = { paths: { '/a~b': {} }, components: { schemas: { Host: host } } }

test('a node without a reference stands for itself', () => {
  expect(resolveReference(openapi, host)).toBe(host)
})

test('a reference stands for what it points at', () => {
  expect(resolveReference(openapi, { $ref: '#/components/schemas/Host' })).toBe(host)
})

test('escaped tokens of a pointer are read as names', () => {
  expect(resolveReference(openapi, { $ref: '#/paths/~1a~0b' })).toBe(openapi.paths['/a~b'])
})
