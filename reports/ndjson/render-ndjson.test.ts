import { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { sampleFinding, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import reportSchema from '../json/generated/report.schema.json' with { type: 'json' }
import { renderJson } from '../json/render-json.ts'
import { renderNdjson } from './render-ndjson.ts'

const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(reportSchema)
const context = { language: 'en', wallMs: 1234 } as const

interface Line {
  readonly type: string
  readonly version: number
  readonly [key: string]: unknown
}

/** The lines as Node.js reads lines, which is not how they were made. */
async function linesOf(text: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  for await (const line of createInterface({ input: Readable.from([text]) }))
    lines.push(JSON.parse(line) as Line)
  return lines
}

/** The JSON report that the lines are. */
async function joined(text: string): Promise<unknown> {
  const lines = await linesOf(text)
  const [summary] = lines.filter(({ type }) => type === 'summary').map(withoutFrame)
  return { version: 2, summary, runs: lines.filter(({ type }) => type === 'run').map(withoutFrame) }
}

function withoutFrame({ type: _type, version: _version, ...rest }: Line): object {
  return rest
}

describe('the report in lines', () => {
  test.each([
    ['no runs', []],
    ['every verdict on both platforms', [...sampleResults(), ...sampleResults('clouden')]],
  ])('joined together is the JSON report, valid by its published schema, with %s', async (_, results) => {
    const report = await joined(renderNdjson(results, context))
    expect(report).toEqual(JSON.parse(renderJson(results, context)))
    validate(report)
    expect(validate.errors).toBeNull()
  })

  test('has a line for each run, in their order, and the summary last', async () => {
    const lines = await linesOf(renderNdjson(sampleResults(), context))
    expect(lines.map(({ type }) => type)).toEqual([...sampleResults().map(() => 'run'), 'summary'])
    expect(lines.slice(0, -1).map(({ scenario }) => scenario)).toEqual(
      sampleResults().map(({ scenario }) => scenario),
    )
  })

  test('tells its version in each line, for lines go their own ways', async () => {
    const lines = await linesOf(renderNdjson(sampleResults(), context))
    expect(lines.map(({ version }) => version)).toEqual(lines.map(() => 2))
  })

  test('has no line break inside a line, whatever is told', async () => {
    const title = 'one\ntwo\r\nthree\u2028four\u2029five\u0085six'
    const text = renderNdjson([sampleRun({ title })], context)
    expect(text.match(/\n/g)).toHaveLength(2)
    expect(await linesOf(text)).toMatchObject([{ title }, { runs: 1 }])
  })

  test('tells findings in the language of the report', async () => {
    const failed = sampleRun({ verdict: 'failed', findings: [sampleFinding] })
    const [english, russian] = await Promise.all(
      (['en', 'ru'] as const).map((language) => linesOf(renderNdjson([failed], { ...context, language }))),
    )
    expect(english?.[0]).toMatchObject({
      findings: [{ message: 'One order has 2 live VMs: hosts 12, 13' }],
    })
    expect(russian?.[0]).toMatchObject({
      findings: [{ message: 'У одного заказа 2 действующие ВМ: 12, 13' }],
    })
  })
})
