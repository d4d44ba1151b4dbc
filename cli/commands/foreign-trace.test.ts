import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runOf } from '../../contracts/trace/fixtures/good-stories.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { encodeEvent } from '../../contracts/trace/trace.ts'

it('what a foreign trace says controls no terminal, begins no command of CI, and is one word of a shell', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'a.ndjson')
  const evil = '\u001B]0;x\u0007\n::error file=a::b\u202E'
  const run = { ...runOf('billmanager'), scenario: evil, target: `${evil}$(id)` }
  const order = { type: 'order', order: evil, step: 'placed', client: evil } as const
  const lines = [run, order, { type: 'end', outcome: 'completed' } as const]
  await writeFile(file, lines.map((fact, seq) => encodeEvent({ ...fact, seq, atMs: seq })).join(''))
  const { exitCode, stdout, stderr } = await runCli(['check', file])
  expect(exitCode).toBe(1)
  expect(stdout).toContain(String.raw`\u001b]0;x\u0007`)
  expect(stdout + stderr).not.toMatch(/(?![\n])\p{Cc}|\u202E|(?:^|\s)::/u)
  const commands = stdout.split('\n').filter((line) => line.includes('vmharness '))
  expect(commands.length).toBeGreaterThan(0)
  for (const line of commands) expect(line.replaceAll(/'[^']*'?/g, '')).not.toContain('$(id)')
})
