import { describe, expect, test } from 'vitest'
import { contractFor } from './contract.ts'
import {
  type Claim,
  type OperationCoverage,
  countByLevel,
  coverage,
  disputedFields,
  evidenceLevels,
} from './coverage.ts'
import { openapi } from './description.ts'
import { dialects } from './dialect.ts'
import { vmmanagerErrors } from './errors.ts'
import type { Evidence } from './evidence.ts'

function claim(kind: Claim['kind'], level: Claim['evidence']['level']): Claim {
  return { kind, name: 'x', evidence: { level, source: 'a/b' } }
}

test('levels go from the best to the worst', () => {
  expect(evidenceLevels).toEqual(['documented', 'observed', 'inferred'])
})

test('claims are counted by kind and level', () => {
  const claims = [
    claim('operation', 'observed'),
    claim('error', 'inferred'),
    claim('operation', 'observed'),
    claim('operation', 'documented'),
  ]
  expect(Object.fromEntries(countByLevel(claims))).toEqual({
    operation: { documented: 1, observed: 2, inferred: 0 },
    error: { documented: 0, observed: 0, inferred: 1 },
  })
})

test('of nothing there are no counts', () => {
  expect(countByLevel([]).size).toBe(0)
})

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

const all = coverage()

function covered(id: string): OperationCoverage {
  const found = all.operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}

describe('the summary of all dialects', () => {
  test('has each operation of the description, and no other', () => {
    const described = JSON.stringify(openapi.paths).match(/"operationId":"[^"]+"/g) ?? []
    expect(all.operations.map(({ id }) => `"operationId":"${id}"`).toSorted()).toEqual(described.toSorted())
  })

  test('tells of an operation what the description does', () => {
    expect(covered('host-create')).toMatchObject({
      method: 'POST',
      path: '/vm/v3/host',
      tag: 'host',
      summary: 'Create a machine',
      evidence: { level: 'observed', source: 'dev-huzaki/whmcs-vmmanager6' },
      request: 'HostCreateRequest',
      response: 'HostCreated',
      dialects: ['2022', '2023', '2024.03', '2025.04'],
    })
  })

  test('knows what is sent and answered, as far as anybody does', () => {
    expect(covered('host-list')).toMatchObject({ response: 'HostList' })
    expect(covered('host-list')).not.toHaveProperty('request')
    expect(covered('version-read')).not.toHaveProperty('response')
    expect(covered('host-start')).toMatchObject({ request: 'HostActionRequest', response: 'TaskStarted' })
  })

  test('tells the disputed fields of an operation, also those behind references, but not those of errors', () => {
    const { disputed } = covered('task-list')
    expect(disputed.get('TaskItem.status')).toMatchObject({ level: 'observed' })
    expect([...disputed.keys()]).toContain('parameters.where')
    expect([...disputed.keys()].filter((name) => name.includes('Forbidden'))).toEqual([])
  })

  test('makes each claim once', () => {
    const names = all.claims.map(({ kind, name }) => `${kind} ${name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('claims every operation, every error and every fact of every dialect', () => {
    const named = (kind: string) => all.claims.filter((claim) => claim.kind === kind).map(({ name }) => name)
    expect(named('operation')).toEqual(all.operations.map(({ id }) => id))
    expect(named('error')).toEqual(Object.keys(vmmanagerErrors))
    expect(named('dialect')).toEqual(
      dialects.flatMap(({ name, evidence }) => Object.keys(evidence).map((fact) => `${name} ${fact}`)),
    )
    expect(named('field')).toEqual(
      expect.arrayContaining(['NodeItem.cluster', 'Token.id', 'responses.Forbidden', 'ErrorEnvelope']),
    )
  })

  test('rests on clients rather than on guesses', () => {
    const { documented = 0, observed = 0, inferred = 0 } = countByLevel(all.claims).get('operation') ?? {}
    expect(documented + observed + inferred).toBe(all.operations.length)
    expect(inferred).toBeLessThan(all.operations.length / 20)
  })
})

describe.each(dialects)('the summary of dialect $name', ({ name }) => {
  test('has the operations of its contract', () => {
    expect(coverage(name).operations.map(({ id }) => id)).toEqual(
      contractFor(name).operations.map(({ id }) => id),
    )
  })

  test('claims no fact of another dialect', () => {
    const facts = coverage(name).claims.filter(({ kind }) => kind === 'dialect')
    expect(facts).not.toEqual([])
    for (const fact of facts) expect(fact.name.startsWith(`${name} `)).toBe(true)
  })
})

test('operations of a session service are told with their dialects', () => {
  expect(covered('session-create').dialects).toEqual(['2022', '2023'])
  expect(covered('token-create').dialects).toEqual(['2023', '2024.03', '2025.04'])
})
