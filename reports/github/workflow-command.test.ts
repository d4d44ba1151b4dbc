import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommand } from './fixtures/parse-command.ts'
import { workflowCommand } from './workflow-command.ts'

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
