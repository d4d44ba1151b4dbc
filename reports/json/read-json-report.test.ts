import { describe, expect, it } from 'vitest'
import { brokenRun } from '../fixtures/told-runs.ts'
import { readJsonReport } from './read-json-report.ts'
import { renderJson } from './render-json.ts'

const { results, context } = brokenRun()
const text = renderJson(results, context)

describe('a JSON report', () => {
  it('is read back as it was written, with its evidence', () => {
    expect(renderJson(readJsonReport(text, 'a.json').runs, context)).toBe(text)
  })

  it('is read of a version that told only of rules that were not judged', () => {
    const unseen = '"unseen": { "notObservable": ["no-orphan-vm"], "partlyObservable": [] }'
    const old = text
      .replace('"version": 2', '"version": 1')
      .replace(/"inconclusive": 0,\s*/, '')
      .replace('"exchanges": ', `${unseen}, "exchanges": `)
    expect(old).not.toContain('inconclusive')
    expect(readJsonReport(old, 'a.json').runs[0]?.unseen?.notObservable).toEqual(['no-orphan-vm'])
  })

  it.each([
    ['no JSON', text.slice(0, -20), 'it is no JSON'],
    ['another thing', '[1, 2]', 'it has version undefined, and this harness reads 2'],
    ['a later version', text.replace('"version": 2', '"version": 3'), 'it has version 3'],
    ['a part of one', '{"version": 2, "runs": []}', 'summary'],
    ['one with another type inside', text.replace('"seed": ', '"seed": "x", "was": '), '/runs/0'],
  ])('is refused where it is %s', (_, broken, problem) => {
    expect(() => readJsonReport(broken, 'a.json')).toThrow(
      expect.objectContaining({ code: 'VMH_REPORT_FOREIGN', message: expect.stringContaining(problem) }),
    )
  })
})
