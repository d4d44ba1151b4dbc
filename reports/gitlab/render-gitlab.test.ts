import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenRun, together, toldRun } from '../fixtures/told-runs.ts'
import { sampleFinding, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import schema from './fixtures/code-quality.schema.json' with { type: 'json' }
import { renderGitlab } from './render-gitlab.ts'

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const validate = new Ajv({ allErrors: true, strictRequired: false }).compile<readonly Issue[]>(schema)

function issues(...results: readonly RunResult[]): readonly Issue[] {
  return JSON.parse(renderGitlab(results, { language: 'en', wallMs: 1 })) as readonly Issue[]
}

const failed = sampleRun({ verdict: 'failed', findings: [sampleFinding] })

describe('the code quality report for GitLab', () => {
  test.each([
    ['no runs', []],
    ['every verdict on both platforms', [...sampleResults(), ...sampleResults('clouden')]],
    ['runs that were judged', together(toldRun('clouden'), brokenRun()).results],
  ])('is as GitLab documents it with %s', (_, results) => {
    validate(issues(...results))
    expect(validate.errors).toBeNull()
  })

  test('would be found wrong if it were', () => {
    const [issue] = issues(failed)
    expect(validate([{ ...issue, severity: 'bad' }])).toBe(false)
    expect(validate([{ ...issue, fingerprint: undefined }])).toBe(false)
    expect(validate([{ ...issue, location: { path: './x', lines: { begin: 1 } } }])).toBe(false)
    expect(validate([{ ...issue, location: { path: 'x' } }])).toBe(false)
  })

  test('has an issue for each problem', () => {
    expect(issues(...sampleResults()).map(({ check_name, severity }) => [check_name, severity])).toEqual([
      ['one-vm-per-order', 'major'],
      ['active-has-address', 'info'],
      ['errored', 'critical'],
    ])
  })

  test('is empty where all is good', () => {
    expect(issues(sampleRun())).toEqual([])
  })

  test('points at the scenario and says which run it was', () => {
    const [issue] = issues({ ...failed, source: './my/one.yaml' })
    expect(issue?.location).toEqual({ path: 'my/one.yaml', lines: { begin: 1 } })
    expect(issue?.description.split('\n').slice(0, 2)).toEqual([
      'order 3: One order has 2 live VMs: hosts 12, 13 (one-order, BILLmanager, 2024.03)',
      'responsible: BILLmanager',
    ])
  })

  test('names the line of the contract that an exchange broke', () => {
    const broken = issues(...brokenRun().results).find(({ check_name }) => check_name === 'exchange-conforms')
    expect(broken?.description).toMatch(/\ncontract: contracts\/vmmanager\/schemas\/task\.yaml:\d+\n/)
  })

  test('has no fingerprint twice, even where one run comes twice', () => {
    const all = issues(
      failed,
      failed,
      { ...failed, seed: 1 },
      sampleRun({ verdict: 'failed', findings: [sampleFinding, sampleFinding] }),
    )
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length)
  })

  test('has the same fingerprint for the same problem of another day and another language', () => {
    const later = JSON.parse(
      renderGitlab([{ ...failed, durationMs: 99, trace: 'x.ndjson' }], { language: 'ru', wallMs: 7 }),
    ) as readonly Issue[]
    expect(later.map(({ fingerprint }) => fingerprint)).toEqual(
      issues(failed).map(({ fingerprint }) => fingerprint),
    )
  })
})
