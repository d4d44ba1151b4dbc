import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import { sampleFinding, sampleNote, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { renderSarif } from './render-sarif.ts'

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string }
    readonly region: { readonly startLine: number }
  }
}

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Location[]
  readonly relatedLocations?: readonly Location[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

interface Run {
  readonly language: string
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[]
    },
  ]
  readonly results: readonly Result[]
}

interface Sarif {
  readonly version: string
  readonly runs: readonly [Run]
}

/** The schema of OASIS is draft-04, of which nothing but the name of its id differs here. */
const { id: _id, $schema: _draft, ...schema } = sarifSchema
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile<Sarif>(schema)

function log(results: readonly RunResult[], language: 'en' | 'ru' = 'en'): Sarif {
  return JSON.parse(renderSarif(results, { language, wallMs: 1 })) as Sarif
}

function runOf(...results: readonly RunResult[]): Run {
  return log(results).runs[0]
}

const failed = sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] })

describe('the SARIF log', () => {
  test.each([
    ['no runs', []],
    ['every verdict on both platforms', [...sampleResults(), ...sampleResults('clouden')]],
    ['runs that were judged', together(toldRun('clouden'), brokenRun()).results],
    ['a file with a name that a URI must escape', [{ ...failed, source: '/a b/ü#?%.yaml' }]],
  ])('is valid by the published schema of version 2.1.0 with %s', (_, results) => {
    validate(log(results))
    expect(validate.errors).toBeNull()
  })

  test('would be found invalid if it were', () => {
    const [run] = log([failed]).runs
    const with_ = (changes: object): unknown => ({ version: '2.1.0', runs: [{ ...run, ...changes }] })
    expect(validate(with_({}))).toBe(true)
    expect(validate(with_({ tool: {} }))).toBe(false)
    expect(validate(with_({ colour: 'red' }))).toBe(false)
    expect(validate(with_({ results: [{ ...run.results[0], level: 'bad' }] }))).toBe(false)
    expect(validate({ version: '2.0.0', runs: [run] })).toBe(false)
  })

  test('has a result for each finding, by the rule that it broke', () => {
    const { results, tool } = runOf(failed)
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['active-has-address', 'note'],
      ['one-vm-per-order', 'error'],
    ])
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  test('says of each rule once what it promises', () => {
    expect(runOf(failed, failed).tool.driver.rules).toEqual([
      {
        id: 'active-has-address',
        shortDescription: { text: 'The VM of an Active service has an address' },
      },
      { id: 'one-vm-per-order', shortDescription: { text: 'One order never has two live VMs' } },
    ])
  })

  test('tells a finding with its witnesses and the command that reproduces it', () => {
    const text = runOf(failed).results[1]?.message.text ?? ''
    expect(text.split('\n')[0]).toBe('order 3: One order has 2 live VMs: hosts 12, 13')
    expect(text).toContain('\n0:31.230 BILLmanager -> POST /vm/v3/host')
    expect(text).toMatch(/\nreproduce: vmharness run one-order --platform billmanager --seed 42$/)
  })

  test.each([
    ['my/one.yaml', 'my/one.yaml'],
    ['./my/one.yaml', 'my/one.yaml'],
    ['/tmp/a b.yaml', 'file:///tmp/a%20b.yaml'],
    ['é#1.yaml', '%C3%A9%231.yaml'],
  ])('points at the scenario %s by the URI %s', (source, uri) => {
    expect(runOf({ ...failed, source }).results[0]?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } },
    ])
  })

  test('points at the line of the contract that an exchange broke, and only then', () => {
    const { results } = runOf(...brokenRun().results)
    const [broken, others] = [true, false].map((is) =>
      results.filter(({ ruleId }) => (ruleId === 'exchange-conforms') === is),
    )
    const [place] = broken?.[0]?.relatedLocations ?? []
    expect(place?.physicalLocation.artifactLocation.uri).toBe('contracts/vmmanager/schemas/task.yaml')
    expect(place?.physicalLocation.region.startLine).toBeGreaterThan(1)
    expect(others?.length).toBeGreaterThan(0)
    for (const other of others ?? []) expect(other).not.toHaveProperty('relatedLocations')
  })

  test('tells of a run that errored as a failure of the tool, not as a result', () => {
    const { results, invocations } = runOf(sampleRun({ verdict: 'errored', reason: 'Port 8080 is in use' }))
    expect(results).toEqual([])
    expect(invocations[0].executionSuccessful).toBe(false)
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toMatch(/^Port 8080 is in use\n/)
    expect(runOf(failed).invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [],
    })
  })

  test('fingerprints each result by itself', () => {
    const prints = runOf(failed, failed).results.map(
      ({ partialFingerprints }) => partialFingerprints['vmharness/v1'],
    )
    expect(new Set(prints).size).toBe(4)
    expect(prints.every((print) => /^[\da-f]{32}$/.test(print ?? ''))).toBe(true)
  })

  test('speaks Russian and says so', () => {
    const [run] = log([failed], 'ru').runs
    expect(run.language).toBe('ru')
    expect(run.results[1]?.message.text).toMatch(/^заказ 3: У одного заказа 2 действующие ВМ/)
  })
})
