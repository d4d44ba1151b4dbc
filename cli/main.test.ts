import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { runCli } from './fixtures/run-cli.ts'

describe('vmharness', () => {
  it('tells its version on stdout', async () => {
    expect(await runCli(['--version'])).toEqual({
      exitCode: 0,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    })
  })

  it.each([['--help'], ['run', '--help'], ['simulate', '--help'], ['check', '--help'], ['list', '--help']])(
    'helps with %s %s',
    async (...args) => {
      const { exitCode, stdout, stderr } = await runCli(args)
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^Usage: vmharness/)
    },
  )

  it.each([[], ['run'], ['simulate'], ['check'], ['list'], ['contract']])(
    'shows examples in the help of %s',
    async (...verb) => {
      expect((await runCli([...verb, '--help'])).stdout).toMatch(/Examples?:\n {2}vmharness/)
    },
  )

  it('without a verb shows what there is, and exits 2', async () => {
    const { exitCode, stderr } = await runCli([])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^Usage: vmharness [^]*\n {2}run .*\n[^]*\nExamples:\n/)
  })
})
