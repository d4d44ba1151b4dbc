import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openapi } from './description.ts'
import { escapeToken } from './json-pointer.ts'
import { parameterChecks } from './parameter-checks.ts'

function checksOf(path: string, method: 'get' | 'delete'): ReturnType<typeof parameterChecks> {
  const operation = openapi.paths[path]?.[method]
  if (!operation) throw new Error(`no operation ${method} ${path}`)
  return parameterChecks(operation, `#/paths/${escapeToken(path)}/${method}`)
}

const list = checksOf('/vm/v3/task', 'get')
const removal = checksOf('/vm/v3/host/{host_id}', 'delete')
const metrics = checksOf('/vm/v3/host/{host_id}/metrics', 'get')

test.each([
  '',
  '&',
  'where=(consul_id+EQ+5)',
  "where=(email%20EQ%20'a@b.test')",
  "where=email+CP+'%25x%25'",
  "where=name+CP+'%x%'",
  'limit=50',
  'limit=0,512',
  'limit=0%2C512',
  'orderby=id',
  'orderby=ip_addr+asc',
  'orderby=account.id%20desc',
  "where=(id+EQ+'5')&limit=1&orderby=id",
  'wh%65re=id+EQ+1',
])('the query %j of a list conforms', (query) => {
  expect(list.query(query)).toEqual([])
})

test.each([
  ['limit=x', '/limit', '`n` or `n,m`', '"x"'],
  ['limit=', '/limit', '`n` or `n,m`', '""'],
  ['limit', '/limit', '`n` or `n,m`', '""'],
  ['limit=-1', '/limit', '`n` or `n,m`', '"-1"'],
  ['limit=1,2,3', '/limit', '`n` or `n,m`', '"1,2,3"'],
  ['where=', '/where', 'a filter', '""'],
  ['orderby=id+sideways', '/orderby', '`field`, `field asc` or `field desc`', '"id sideways"'],
])('the query %j has a parameter of a wrong form', (query, pointer, expected, actual) => {
  expect(list.query(query)).toMatchObject([{ keyword: 'pattern', pointer, expected, actual }])
})

test('a wrong form is placed at the schema of the shared parameter', () => {
  expect(list.query('limit=x')).toMatchObject([{ place: '#/components/parameters/limit/schema' }])
})

test('an unknown parameter is named, and its value is not shown', () => {
  expect(list.query('auth%2Finfo=admin:hunter2')).toEqual([
    {
      keyword: 'additionalProperties',
      pointer: '/auth~1info',
      property: 'auth/info',
      expected: 'no parameter `auth/info`',
      actual: 'string',
      place: '#/paths/~1vm~1v3~1task/get',
    },
  ])
})

test('parameters of one operation are unknown to another', () => {
  expect(removal.query('force=false')).toEqual([])
  expect(removal.query('limit=1')).toHaveLength(1)
  expect(list.query('force=false')).toHaveLength(1)
})

test('a flag is true or false', () => {
  expect(removal.query('force=true')).toEqual([])
  expect(removal.query('force=1')).toMatchObject([{ pointer: '/force', expected: 'boolean', actual: '"1"' }])
})

test('every fault of a query is told', () => {
  expect(list.query('limit=x&foo=1&where=').map(({ pointer }) => pointer)).toEqual([
    '/limit',
    '/foo',
    '/where',
  ])
})

test('ids in a path are integers', () => {
  expect(removal.path({ host_id: '5' })).toEqual([])
  expect(removal.path({ host_id: 'abc' })).toMatchObject([
    { pointer: '/path', expected: 'integer', actual: '"abc"' },
  ])
  expect(removal.path({ host_id: '-1' })).toHaveLength(1)
})

test('an operation without parameters takes none', () => {
  const checks = parameterChecks({}, '#/paths/x/get')
  expect(checks.path({})).toEqual([])
  expect(checks.query('a=1')).toMatchObject([{ expected: 'no parameter `a`', place: '#/paths/x/get' }])
})

test('a parameter that stands in its operation is placed there', () => {
  const parameters = [{ name: 'id', in: 'query', schema: { type: 'integer' } }] as const
  expect(parameterChecks({ parameters }, '#/paths/x/get').query('id=a')).toMatchObject([
    { place: '#/paths/x/get/parameters/0/schema' },
  ])
})

test.each([
  ['target=cpu_load&from=10:30_20260131', []],
  ['target=df.root.used&from=10%3A30_20260131', []],
  ['target=cpu+load', ['/target']],
  ['from=2026-01-31', ['/from']],
  ['where=(id+EQ+1)', ['/where']],
])('the query %j of measurements has faults at %j', (query, pointers) => {
  expect(metrics.query(query).map(({ pointer }) => pointer)).toEqual(pointers)
})

test('nothing that a client can send makes the check throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (query) => {
      for (const { actual } of list.query(query)) expect(actual.length).toBeLessThanOrEqual(80)
    }),
  )
})
