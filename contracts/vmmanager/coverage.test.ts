import { describe, expect, test } from 'vitest'
import { contractFor } from './contract.ts'
import { countByLevel } from './count-by-level.ts'
import { type OperationCoverage, coverage } from './coverage.ts'
import { openapi } from './description.ts'
import { dialects } from './dialect.ts'
import { vmmanagerErrors } from './errors.ts'

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
