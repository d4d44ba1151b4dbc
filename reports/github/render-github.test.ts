import { describe, expect, test } from 'vitest'
import { brokenRun } from '../fixtures/told-runs.ts'
import { sampleFinding, sampleNote, sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { parseCommand, type ParsedCommand } from './fixtures/parse-command.ts'
import { renderGithub, workflowCommand } from './render-github.ts'
import fc from 'fast-check'

const context = { language: 'en', wallMs: 1234 } as const

function annotations(...results: readonly RunResult[]): readonly (ParsedCommand | undefined)[] {
  return renderGithub(results, context).trimEnd().split('\n').map(parseCommand)
}

describe('the annotations for GitHub', () => {
  test('are commands that the runner understands, all of them', () => {
    const all = annotations(...sampleResults(), ...sampleResults('clouden'), ...brokenRun().results)
    expect(all.length).toBeGreaterThan(5)
    expect(all).not.toContain(undefined)
  })

  test('begin with what came of it all', () => {
    expect(annotations(...sampleResults())[0]).toEqual({
      name: 'notice',
      properties: { title: 'vmharness' },
      message: '6 runs: 3 passed, 1 failed, 1 errored, 1 skipped in 1.2 s',
    })
  })

  test('are the summary alone where all is good', () => {
    expect(annotations(sampleRun())).toHaveLength(1)
    expect(annotations()).toHaveLength(1)
  })

  test('are errors at the scenario for what was broken', () => {
    const [, error] = annotations(
      sampleRun({ verdict: 'failed', source: 'my/one.yaml', findings: [sampleFinding] }),
    )
    expect(error?.name).toBe('error')
    expect(error?.properties).toEqual({
      file: 'my/one.yaml',
      line: '1',
      title: 'one-vm-per-order: one-order (BILLmanager, 2024.03)',
    })
    expect(error?.message.split('\n')).toEqual([
      'order 3: One order has 2 live VMs: hosts 12, 13',
      'responsible: BILLmanager',
      'rule: one-vm-per-order: One order never has two live VMs',
      'place: my/one.yaml:1',
      'scenario: One client orders one machine',
      expect.stringContaining('0:01.850 fault'),
      expect.stringContaining('0:31.230 BILLmanager -> POST /vm/v3/host'),
      expect.stringContaining('1:01.620 BILLmanager -> POST /vm/v3/host 200'),
      expect.stringContaining('3:24.000 host 12'),
      expect.stringContaining('1:02:03.456 service 7 active'),
      'reproduce: vmharness run my/one.yaml --platform billmanager --seed 42',
    ])
  })

  test('tell the line of the contract that an exchange broke', () => {
    const broken = annotations(...brokenRun().results).find(
      (command) => command?.properties['title']?.startsWith('exchange-conforms') === true,
    )
    expect(broken?.message).toMatch(/\ncontract: contracts\/vmmanager\/schemas\/task\.yaml:\d+\n/)
  })

  test('are notices for mere notes, after all errors', () => {
    const found = annotations(
      sampleRun({ findings: [sampleNote] }),
      sampleRun({ verdict: 'failed', findings: [sampleNote, sampleFinding] }),
    )
    expect(found.map((command) => command?.name)).toEqual(['notice', 'error', 'notice', 'notice'])
  })

  test('are errors for runs that proved nothing', () => {
    const [, error] = annotations(sampleRun({ verdict: 'errored', reason: 'Port 8080 is in use' }))
    expect(error).toMatchObject({
      name: 'error',
      properties: { title: 'errored: one-order (BILLmanager, 2024.03)' },
    })
    expect(error?.message).toMatch(/^Port 8080 is in use\nreproduce: /)
  })

  test('speak Russian', () => {
    const text = renderGithub(sampleResults(), { ...context, language: 'ru' })
    expect(text).toContain('заказ 3: У одного заказа 2 действующие ВМ')
    expect(text).toContain('воспроизвести: vmharness run')
  })
})

describe('a workflow command', () => {
  test.each([
    ['error', {}, 'broken', '::error::broken'],
    ['notice', { title: 'a' }, 'b', '::notice title=a::b'],
    ['error', { file: 'a/b.yaml', line: 7, title: 'x' }, 'y', '::error file=a/b.yaml,line=7,title=x::y'],
    ['error', { file: undefined, line: 1 }, 'y', '::error line=1::y'],
    ['error', { title: 'a: b, c' }, 'd: e, f', '::error title=a%3A b%2C c::d: e, f'],
    ['error', { title: '50%\n' }, '1%\r\n2', '::error title=50%25%0A::1%25%0D%0A2'],
  ])('%s %j %j is %s', (name, properties, message, line) => {
    expect(workflowCommand(name, properties, message)).toBe(line)
  })

  test('is one line, and the runner reads from it what was put in', () => {
    const text = fc.string({ unit: 'grapheme' })
    const unkind = fc.string({ unit: fc.constantFrom('%', ':', ',', '=', '\n', '\r', '0', 'A', ' ', '::') })
    const any = fc.oneof(text, unkind)
    fc.assert(
      fc.property(any, any, fc.nat(), any, (file, title, line, message) => {
        const command = workflowCommand('error', { file: `f${file}`, line, title: `t${title}` }, message)
        expect(command).not.toMatch(/[\r\n]/)
        expect(parseCommand(command)).toEqual({
          name: 'error',
          properties: { file: `f${file}`, line: String(line), title: `t${title}` },
          message,
        })
      }),
    )
  })
})
