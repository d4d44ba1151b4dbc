import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createConfig, lint } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { contractDocument, contractOperations } from './contract-operations.ts'
import { baseOf, isDescription, readDescription, serviceOf } from './read-description.ts'

const contract = contractOperations('2024.03')
const fixture = (name: string): URL => new URL(`fixtures/${name}.yaml`, import.meta.url)
const document = (name: string): Record<string, unknown> =>
  parse(readFileSync(fixture(name), 'utf8')) as Record<string, unknown>

describe.each(['mini-openapi3', 'mini-swagger2'])('a description in the form of %s', (name) => {
  it('is one by the judgement of others', async () => {
    const config = await createConfig({ rules: { struct: 'error', 'no-unresolved-refs': 'error' } })
    expect(await lint({ ref: fileURLToPath(fixture(name)), config })).toEqual([])
    expect(isDescription(document(name))).toBe(true)
  })

  it('says where it belongs, what it takes and what it answers', () => {
    const base = baseOf(document(name), contract)
    const [list, creation, ...others] = readDescription(document(name), base)
    expect([base, others]).toEqual(['/vm/v3', []])
    expect(list).toMatchObject({ id: 'accounts', method: 'GET', path: '/vm/v3/account' })
    expect([...(list?.query ?? [])]).toEqual([
      ['where', false],
      ['orderby', false],
      ['limit', false],
    ])
    expect([...(list?.responses.keys() ?? [])]).toEqual(['200', '400'])
    expect(list).not.toHaveProperty('request')
    expect(creation?.request).toMatchObject({ required: ['email', 'password', 'role'] })
    expect(creation?.responses.get('400')).toBeUndefined()
  })
})

describe('what stands before the paths of a description', () => {
  it('is that of the service, where it does not say so itself', () => {
    const { servers: _, ...silent } = document('mini-openapi3')
    expect(baseOf(silent, contract)).toBe('/vm/v3')
    expect(baseOf({ ...silent, servers: [{ url: '/somewhere/else' }, null] }, contract)).toBe('/vm/v3')
  })

  it('is what it says, where it has nothing in common with the contract, and nothing where it says nothing', () => {
    const moon = { openapi: '3.0.0', paths: { '/moon': { get: {} } } }
    expect(baseOf(moon, contract)).toBe('')
    expect(baseOf({ ...moon, servers: [{ url: 'https://x.example.com/space/v1/' }] }, contract)).toBe(
      '/space/v1',
    )
  })

  it('is nothing where its paths are whole', () => {
    expect(baseOf(contractDocument('2024.03'), contract)).toBe('')
  })

  it('is a service and its version', () => {
    expect(serviceOf({ path: '/auth/v4/public/token' })).toBe('/auth/v4')
  })
})

describe('what is no description', () => {
  it.each([
    ['<html>'],
    [null],
    [[]],
    [{ openapi: '3.0.0' }],
    [{ openapi: '4.0.0', paths: {} }],
    [{ swagger: '1.2', paths: {} }],
    [{ error: { code: 1106 } }],
  ])('is not taken for one: %j', (value) => {
    expect(isDescription(value)).toBe(false)
  })

  it.each([
    [
      { paths: { '/a': null, '/b': { get: 7, put: {}, post: {} }, '/c': { $ref: '#/nowhere' } } },
      ['POST /b'],
    ],
    [
      { paths: { '/a': { get: { parameters: [null, 7, { in: 'query', name: 'x' }], responses: 'x' } } } },
      ['GET /a'],
    ],
    [{ paths: { '/a': { $ref: '#/x' } }, x: { $ref: '#/y' }, y: { get: {} } }, ['GET /a']],
    [{ paths: { '/a': { $ref: '#/paths/~1a' } } }, []],
    [7, []],
  ])('is read as far as it makes sense: %#', (value, expected) => {
    expect(readDescription(value).map(({ id }) => id)).toEqual(expected)
  })
})
