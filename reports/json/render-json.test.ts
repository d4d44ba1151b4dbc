import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { sampleFinding, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import reportSchema from './generated/report.schema.json' with { type: 'json' }
import type { JsonReport } from './json-report.ts'
import { renderJson } from './render-json.ts'

const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile<JsonReport>(reportSchema)
const context = { language: 'en', wallMs: 1234 } as const

function parse(text: string): unknown {
  return JSON.parse(text)
}

describe('the JSON report', () => {
  test.each([
    ['no runs', []],
    ['every verdict on both platforms', [...sampleResults(), ...sampleResults('clouden')]],
  ])('conforms to its published schema with %s', (_, results) => {
    validate(parse(renderJson(results, context)))
    expect(validate.errors).toBeNull()
  })

  test('is refused by the schema with a run that lacks its seed or has a key too many', () => {
    const { seed, ...seedless } = sampleRun()
    expect(validate({ version: 2, summary: {}, runs: [seedless] })).toBe(false)
    const [run] = (parse(renderJson([sampleRun()], context)) as JsonReport).runs
    const summary = { runs: 1, passed: 1, failed: 0, inconclusive: 0, errored: 0, skipped: 0, durationMs: 1 }
    expect(validate({ version: 2, summary, runs: [run] })).toBe(true)
    expect(validate({ version: 2, summary, runs: [{ ...run, seed, colour: 'red' }] })).toBe(false)
    expect(validate({ version: 3, summary, runs: [] })).toBe(false)
  })

  test('sums up the invocation', () => {
    expect(parse(renderJson(sampleResults(), context))).toMatchObject({
      version: 2,
      summary: { runs: 6, passed: 3, failed: 1, errored: 1, skipped: 1, durationMs: 1234 },
    })
  })

  test('holds each result whole, so that other reports can be made from it', () => {
    const results = sampleResults()
    const { runs } = parse(renderJson(results, context)) as JsonReport
    expect(runs).toMatchObject(parse(JSON.stringify(results)) as object[])
  })

  test('adds words to findings and the command that replays the run', () => {
    const failed = sampleRun({ verdict: 'failed', findings: [sampleFinding] })
    expect(parse(renderJson([failed], context))).toMatchObject({
      runs: [
        {
          replay: 'vmharness run one-order --platform billmanager --seed 42',
          findings: [{ rule: 'one-vm-per-order', message: 'One order has 2 live VMs: hosts 12, 13' }],
        },
      ],
    })
  })

  test('is readable by people too, and ends with a line break', () => {
    expect(renderJson([], context)).toMatch(/^\{\n {2}"version": 2,\n[^]*\}\n$/)
  })
})
