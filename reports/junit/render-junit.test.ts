import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { sampleFinding, sampleNote, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { renderJunit } from './render-junit.ts'

const schema = readFileSync(new URL('./fixtures/junit-report.xsd', import.meta.url), 'utf8')
const context = { language: 'en', wallMs: 1234 } as const
const nasty = 'a \u0000\u0007\u001B[31m <b> & "q" \' ]]> \n\t\r \uD800 \uFFFE 😀'

async function errorsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml, schema })
  return errors.map(({ message }) => message)
}

describe('the JUnit report', () => {
  test.each([
    ['no runs', []],
    ['every verdict on both platforms', [...sampleResults(), ...sampleResults('clouden')]],
    ['two dialects of one platform', [sampleRun(), sampleRun({ dialect: 'old' })]],
    [
      'texts that XML cannot carry',
      [
        sampleRun({ scenario: nasty, verdict: 'skipped', reason: nasty }),
        sampleRun({ dialect: nasty, verdict: 'errored', reason: nasty }),
        sampleRun({
          clock: nasty,
          verdict: 'failed',
          findings: [{ ...sampleFinding, rule: nasty, params: { x: nasty } }],
        }),
      ],
    ],
    ['a failure without findings', [sampleRun({ verdict: 'failed' })]],
  ])('is valid with %s', async (_, results) => {
    expect(await errorsOf(renderJunit(results, context))).toEqual([])
  })

  test('gives each case a key of its own', () => {
    const runs = [
      sampleRun({ source: 'a/one-order.yaml' }),
      sampleRun({ source: 'b/one-order.yaml' }),
      sampleRun({ source: 'a/one-order.yaml', variables: { count: 1 } }),
      sampleRun({ source: 'a/one-order.yaml', variables: { count: 2 } }),
      sampleRun({ source: 'a/one-order.yaml' }),
      sampleRun({ source: 'a/one-order.yaml', seed: 7 }),
    ]
    const keys = Array.from(
      renderJunit(runs, context).matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g),
      ([key]) => key,
    )
    expect(keys).toHaveLength(runs.length)
    expect(new Set(keys).size).toBe(runs.length)
  })

  test('would be found invalid if it were', async () => {
    const xml = renderJunit(sampleResults(), context)
    expect(await errorsOf(xml.replace('time="0.041"', 'time="fast"'))).not.toEqual([])
    expect(await errorsOf(xml.replace(' classname="billmanager"', ''))).not.toEqual([])
  })

  test('has a suite for each platform and a case for each scenario', () => {
    const xml = renderJunit([...sampleResults(), sampleRun({ platform: 'clouden' })], context)
    expect(xml.match(/<testsuite name="\w+"/g)).toEqual([
      '<testsuite name="billmanager"',
      '<testsuite name="clouden"',
    ])
    expect(xml).toContain('<testsuites name="vmharness" tests="7" failures="1" errors="1" time="1.234">')
    expect(xml).toContain('<testcase name="two-hundred-orders" classname="billmanager" time="0.812"/>')
  })

  test('keeps runs under different circumstances apart by name', () => {
    const xml = renderJunit([sampleRun(), sampleRun({ seed: 7 })], context)
    expect(xml).toContain('<testsuite name="billmanager (simulated, 2024.03, seed 42, virtual)"')
    expect(xml).toContain('classname="billmanager (simulated, 2024.03, seed 7, virtual)"')
  })

  test('tells seed, dialect and clock as properties', () => {
    const xml = renderJunit([sampleRun({ dialect: '2023', seed: 9, clock: 'scaled:60' })], context)
    expect(xml).toContain('<property name="dialect" value="2023"/>')
    expect(xml).toContain('<property name="seed" value="9"/>')
    expect(xml).toContain('<property name="clock" value="scaled:60"/>')
  })

  test('tells a failure by its findings in words, their witnesses and the command that replays it', () => {
    const xml = renderJunit(
      [sampleRun({ verdict: 'failed', findings: [sampleFinding, sampleFinding] })],
      context,
    )
    expect(xml).toContain(
      '<failure type="one-vm-per-order" message="One order has 2 live VMs: hosts 12, 13 (+1)">',
    )
    expect(xml).toContain('\norder 3: One order has 2 live VMs: hosts 12, 13\n  responsible: BILLmanager\n')
    expect(xml).toContain('\n  1:01.620 BILLmanager -&gt; POST /vm/v3/host 200 host 13, task 41\n')
    expect(xml).toContain('vmharness run one-order --platform billmanager --seed 42\n')
  })

  test('leaves notes out of a failure', () => {
    const xml = renderJunit(
      [sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] })],
      context,
    )
    expect(xml).toContain(
      '<failure type="one-vm-per-order" message="One order has 2 live VMs: hosts 12, 13">',
    )
    expect(xml).not.toContain('active-has-address')
  })

  test('tells why a run errored or was skipped', () => {
    const xml = renderJunit(sampleResults(), context)
    expect(xml).toContain('<error type="errored" message="Port 8080 on 127.0.0.1 is in use">')
    expect(xml).toContain('<skipped message="only for clouden"/>')
  })

  test('speaks Russian', () => {
    const xml = renderJunit(sampleResults(), { language: 'ru', wallMs: 1 })
    expect(xml).toContain('message="У одного заказа 2 действующие ВМ: 12, 13"')
  })
})
