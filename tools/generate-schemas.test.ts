import { readFileSync } from 'node:fs'
import { Ajv, type AnySchemaObject } from 'ajv'
import { describe, expect, test } from 'vitest'
import { generateSchemas } from './generate-schemas.ts'

const schemas = generateSchemas()
const paths = [...schemas.keys()]

function parsed(path: string): AnySchemaObject {
  return JSON.parse(schemas.get(path) ?? 'null') as AnySchemaObject
}

describe('the published schemas', () => {
  test('are those of what people write and of what programs read', () => {
    expect(paths).toEqual([
      'scenarios/language/generated/scenario.schema.json',
      'scenarios/language/generated/scenario.editor.schema.json',
      'simulators/world-fixtures/generated/world-fixture.schema.json',
      'reports/json/generated/report.schema.json',
      'contracts/trace/generated/trace-event.schema.json',
      'simulators/worlds/control/generated/control-bodies.schema.json',
      'scenarios/targets/real/generated/config.schema.json',
      'scenarios/profile/generated/profile.schema.json',
    ])
  })

  test.each(paths)('%s is fresh: `npm run generate` would not change it', (path) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(schemas.get(path))
  })

  test.each(paths)('%s is a valid schema in strict mode', (path) => {
    expect(() => new Ajv({ strict: true, allowUnionTypes: true }).compile(parsed(path))).not.toThrow()
  })

  test.each(paths)('%s names its draft, its id and its title', (path) => {
    const schema = parsed(path)
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#')
    expect(schema['$id']).toMatch(/^urn:vmmanager-harness:/)
    expect(schema['title']).toContain('vmmanager-harness')
  })

  test('close their objects, so that a misspelt key is found', () => {
    expect(parsed(paths[0] ?? '')['additionalProperties']).toBe(false)
  })

  test('carry bounds and descriptions from the TSDoc of the types', () => {
    const { definitions } = parsed(paths[0] ?? '') as {
      definitions: Record<string, { properties: Record<string, { properties: object }> }>
    }
    expect(definitions['OrderStep']?.properties['order']?.properties).toMatchObject({
      count: {
        type: 'integer',
        minimum: 1,
        maximum: 100_000,
        description: 'How many such orders; 1 when absent.',
      },
      perSecond: { type: 'number', exclusiveMinimum: 0 },
    })
    expect(definitions['Duration']).toMatchObject({
      title: 'duration',
      pattern: String.raw`^\d+(\.\d+)?(ms|s|m|h)$`,
    })
  })

  test('tell trace events apart by their type', () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(
      parsed('contracts/trace/generated/trace-event.schema.json'),
    )
    expect(validate({ type: 'end', outcome: 'completed', seq: 1, atMs: 2 })).toBe(true)
    expect(validate({ type: 'end', outcome: 'completed', seq: 1 })).toBe(false)
    expect(validate({ type: 'ending', outcome: 'completed', seq: 1, atMs: 2 })).toBe(false)
  })
})
