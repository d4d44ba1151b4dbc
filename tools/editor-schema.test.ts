import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import strict from '../scenarios/language/generated/scenario.schema.json' with { type: 'json' }
import { editorSchema } from './editor-schema.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const compile = (schema: object) => new Ajv({ strict: true, allowUnionTypes: true }).compile(schema)
const isValid = compile(strict)
const isMarked = compile(editorSchema(strict))

const story = (order: object, more: object = {}): object => ({
  title: 't',
  purpose: 'p',
  steps: [{ order }],
  expect: { orders: { active: 1 } },
  ...more,
})

describe('the schema for editors', () => {
  it('takes every shipped scenario', async () => {
    let count = 0
    for await (const path of glob('scenarios/catalogue/**/*.yaml', {
      cwd: root,
      exclude: ['**/worlds/**'],
    })) {
      const scenario: unknown = parse(await readFile(`${root}${path}`, 'utf8'))
      expect([path, isMarked(scenario)]).toEqual([path, true])
      count++
    }
    expect(count).toBeGreaterThan(40)
  })

  it.each([
    ['a number', { count: '${many}' }],
    ['a word', { tariff: '${size}' }],
    ['a part of a word', { client: 'client-${many}' }],
  ])('takes a variable in the place of %s, which the file as it is read is not', (_, order) => {
    expect(isMarked(story(order))).toBe(true)
  })

  it('takes one in the place of a span', () => {
    const scenario = story({}, { settleWithin: '${span}', faults: [{ fault: 'asleep', for: '${span}' }] })
    expect([isMarked(scenario), isValid(scenario)]).toEqual([true, false])
  })

  it.each([
    ['a word for a number', story({ count: 'many' })],
    ['a tariff that there is not', story({ tariff: 'huge' })],
    ['a misspelt key', story({ cuont: 1 })],
    ['a fault that there is not', story({}, { faults: [{ fault: 'rain' }] })],
    ['a variable in the place of a fault', story({}, { faults: [{ fault: '${fault}' }] })],
  ])('marks %s', (_, scenario) => {
    expect(isMarked(scenario)).toBe(false)
  })
})
