import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dialects } from '../../vmmanager/dialect.ts'
import { isRecord } from '../../vmmanager/is-record.ts'
import { shapeOf } from '../shape.ts'
import { compareDescription } from './compare-description.ts'
import { contractDocument, contractOperations } from './contract-operations.ts'
import { type ApiOperation, baseOf, operationKey, readDescription, successOf } from './read-description.ts'

const contract = contractOperations('2024.03')
const text = (name: string): string => readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url), 'utf8')

/** What a fixture with other words in it departs in, apart from what it has not at all. */
function told(name: string, ...changes: readonly (readonly [string | RegExp, string])[]): readonly string[] {
  let changed = text(name)
  for (const [from, to] of changes) {
    const before = changed
    changed = changed.replace(from, to)
    expect(changed).not.toBe(before)
  }
  const document: unknown = parse(changed)
  const ours = contract.filter(({ path }) => path === '/vm/v3/account')
  return compareDescription(ours, readDescription(document, baseOf(document, contract))).departures.map(
    ({ change, part, operation = 'none', pointer, expected, actual }) =>
      `${change} ${part} ${operation} ${pointer} ${expected} -> ${actual}`,
  )
}

describe('a description that says what the contract says', () => {
  it.each(dialects.map(({ name }) => name))('departs in nothing: %s', (name) => {
    const published = readDescription(JSON.parse(JSON.stringify(contractDocument(name))))
    const { departures, described, untold } = compareDescription(contractOperations(name), published)
    expect([departures, untold]).toEqual([[], []])
    expect(described.length).toBeGreaterThan(150)
  })

  it.each(['mini-openapi3', 'mini-swagger2'])('departs in nothing, in its own words: %s', (name) => {
    expect(told(name)).toEqual([])
  })
})

describe.each(['mini-openapi3', 'mini-swagger2'])('a description in the form of %s', (name) => {
  it.each([
    [
      'renames a field',
      /\broles:/,
      'rights:',
      [
        'missing response account-list /list/*/roles array -> nothing',
        'new response account-list /list/*/rights nothing -> array',
      ],
    ],
    [
      'has another type of a field',
      'email: { type: string }\n',
      'email: { type: integer }\n',
      ['changed request account-create /email string -> integer'],
    ],
    [
      'asks for more',
      'required: [email, password, role]',
      'required: [email, password, role, phone_number]',
      ['changed request account-create /phone_number optional -> required'],
    ],
    [
      'takes another field',
      'full_name: {',
      'tax_id: {',
      [
        'missing request account-create /full_name string -> nothing',
        'new request account-create /tax_id nothing -> string',
      ],
    ],
    [
      'counts what may be sent',
      'role: { type: string }',
      "role: { type: string, enum: ['@admin'] }",
      ['changed request account-create /role string -> one of @admin'],
    ],
    [
      'lacks a parameter',
      'orderby',
      'sort',
      [
        'missing query account-list orderby parameter -> nothing',
        'new query account-list sort nothing -> parameter',
      ],
    ],
    ['has another status', /'200'/, "'202'", ['changed status account-list  200 -> 202']],
    ['lacks an operation', /post:/, 'put:', ['missing operation account-create  operation -> nothing']],
    [
      'lacks a path',
      '/account:',
      '/accounts:',
      [
        'missing operation account-list  operation -> nothing',
        'missing operation account-create  operation -> nothing',
        'new operation none  nothing -> operation',
        'new operation none  nothing -> operation',
      ],
    ],
  ] as const)('that %s', (_, from, to, expected) => {
    const isPath = from === '/account:'
    const place: readonly (readonly [string, string])[] =
      isPath && name === 'mini-openapi3'
        ? [['https://vm.example.com/vm/v3/', 'https://vm.example.com']]
        : isPath
          ? [['basePath: /vm/v3', 'basePath: /']]
          : []
    const whole = isPath ? '/vm/v3/accounts:' : to
    expect(told(name, ...place, [from, whole])).toEqual(expected)
  })
})

describe('a description that asks for a field that nobody knows', () => {
  it('says that it must be there', () => {
    const asked = ['required: [email, password, role]', 'required: [tax_id, email, password, role]'] as const
    expect(told('mini-swagger2', ['full_name: {', 'tax_id: {'], asked)).toContain(
      'new request account-create /tax_id nothing -> string, required',
    )
  })
})

describe('what a description leaves out', () => {
  it('is not missing where it says nothing of a body, a service or any parameter', () => {
    const account = contract.filter(({ path }) => path === '/vm/v3/account')
    const silent = account.map(({ id, method, path, root }) => ({
      id,
      method,
      path,
      root,
      query: new Map<string, boolean>(),
      responses: new Map([['200', undefined]]),
    }))
    const { departures, untold } = compareDescription(
      contract.filter(({ path }) => path === '/vm/v3/account' || path.startsWith('/auth')),
      silent,
    )
    expect(departures).toEqual([])
    expect(untold).toEqual([
      { operation: 'account-list', reason: 'untold', detail: 'response' },
      { operation: 'account-create', reason: 'untold', detail: 'request, response' },
    ])
  })

  it('is not missing where it answers whatever comes', () => {
    const anything = contract.map((operation) => ({ ...operation, responses: new Map([['default', {}]]) }))
    expect(compareDescription(contract, anything).departures).toEqual([])
  })

  it('may be what the contract promises', () => {
    expect(told('mini-openapi3', ['required: [email]\n', 'required: [state]\n'])).toEqual([
      'changed response account-list /list/*/email required -> optional',
    ])
  })
})

/** Operations with each field that some level of their answers names. */
const fields = contract.flatMap((operation) => fieldsOf(operation))

function fieldsOf(
  operation: ApiOperation,
): readonly { operation: ApiOperation; pointer: string; schema: unknown; name: string }[] {
  const visit = (schema: unknown, pointer: string): ReturnType<typeof fieldsOf> => {
    const { items, properties } = shapeOf(schema, operation.root)
    return [
      ...(items === undefined ? [] : visit(items, `${pointer}/*`)),
      ...[...properties].flatMap(([name, inner]) => [
        ...(properties.size > 1 ? [{ operation, pointer: `${pointer}/${name}`, schema, name }] : []),
        ...visit(inner, `${pointer}/${name}`),
      ]),
    ]
  }
  return visit(successOf(operation)?.[1], '')
}

/** The schema without a property, with its references put in their places first. */
function withoutField(schema: unknown, root: unknown, [token, ...rest]: readonly string[]): unknown {
  if (!isRecord(schema)) return schema
  const { $ref, ...own } = schema
  const whole = typeof $ref === 'string' ? { ...(at(root, $ref) as object), ...own } : own
  const { anyOf } = whole as { anyOf?: readonly unknown[] }
  if (anyOf !== undefined)
    return { ...whole, anyOf: anyOf.map((branch) => withoutField(branch, root, [token ?? '', ...rest])) }
  if (token === '*')
    return { ...whole, items: withoutField((whole as { items?: unknown }).items, root, rest) }
  const { properties = {}, required } = whole as { properties?: Record<string, unknown>; required?: string[] }
  const { [token ?? '']: field, ...others } = properties
  if (rest.length > 0)
    return { ...whole, properties: { ...properties, [token ?? '']: withoutField(field, root, rest) } }
  return {
    ...whole,
    properties: others,
    ...(required && { required: required.filter((name) => name !== token) }),
  }
}

function at(root: unknown, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, token) => (node as Record<string, unknown>)[token], root)
}

describe('a description without one field of an answer', () => {
  it('departs in exactly that', () => {
    expect(fields.length).toBeGreaterThan(500)
    fc.assert(
      fc.property(fc.constantFrom(...fields), ({ operation, pointer }) => {
        const [status = '', schema] = successOf(operation) ?? []
        const changed = withoutField(schema, operation.root, pointer.split('/').slice(1))
        const published = contract.map((other) =>
          operationKey(other) === operationKey(operation)
            ? { ...other, responses: new Map([[status, changed]]) }
            : other,
        )
        const { departures } = compareDescription(contract, published)
        expect(
          departures.map(({ change, part, operation: id, pointer: place }) => [change, part, id, place]),
        ).toEqual([['missing', 'response', operation.id, pointer]])
      }),
      { numRuns: 200 },
    )
  })
})
