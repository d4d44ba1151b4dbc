import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import { parseConfig } from '../scenarios/targets/real/load-config.ts'
import { temporaryFolder } from './temporary-folder.ts'

const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

describe.each(['docs/ci.md', 'docs/reports.md'])('%s', (name) => {
  it('has commands that do what it says, one after the other', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder()
    const commands = [...(await read(name)).matchAll(/^npx vmharness (.*?)(?: +#.*)?$/gm)].map(
      ([, line = '']) => line,
    )
    expect(commands.length).toBeGreaterThan(4)
    await runCli(['run', 'single-order', '--quiet', '--report', `json=${join(folder.path, 'baseline.json')}`])
    for (const command of commands) {
      const words = command.split(' ').map((word) => {
        const [format, path] = word.split('=')
        if (path !== undefined && !word.startsWith('--')) return `${format}=${join(folder.path, path)}`
        return /^(?:out|baseline)/.test(word) ? join(folder.path, word) : word
      })
      const { exitCode, stderr } = await runCli(
        /^(?:run|chaos)/.test(command) ? [...words, '--quiet'] : words,
      )
      expect([command, exitCode, stderr.includes('error ')]).toEqual([command, 0, false])
    }
  })
})

describe('the guide to CI', () => {
  it('shows an objective that scenarios may have', async () => {
    await using folder = await temporaryFolder()
    const [, expected = ''] = /```yaml\n(.*?)```/s.exec(await read('docs/ci.md')) ?? []
    const file = join(folder.path, 'gate.yaml')
    await writeFile(
      file,
      `title: t\npurpose: p\nsteps: [{ order: { count: 100, perSecond: 2 } }]\n${expected}`,
    )
    const { exitCode } = await runCli(['run', file, '--quiet'])
    expect(exitCode).toBe(0)
  })
})

it('has a configuration with objectives that is taken', async () => {
  await using folder = await temporaryFolder()
  const [, , configuration = ''] = (await read('docs/ci.md')).split('```yaml\n')
  const file = join(folder.path, 'own.yaml')
  await writeFile(file, configuration.split('```')[0] ?? '')
  expect(parseConfig(await readFile(file, 'utf8'), file).slo).toEqual({ install: { p95: '6m' } })
  expect((await runCli(['run', 'plain-order', '--quiet', '--config', file])).exitCode).toBe(0)
})
