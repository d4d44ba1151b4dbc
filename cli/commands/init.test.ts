import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'

describe('vmharness init', () => {
  it('writes a project whose scenarios pass', async () => {
    await using folder = await temporaryFolder()
    const init = await runCli(['init', folder.path])
    expect([init.exitCode, init.stdout.trim().split('\n')]).toEqual([
      0,
      expect.arrayContaining([join(folder.path, 'README.md')]),
    ])
    const run = await runCli(['run', join(folder.path, 'scenarios'), '--platform', 'billmanager', '--quiet'])
    expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('3 runs: 3 passed')])
  })

  it('overwrites nothing', async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'README.md'), 'mine')
    const { exitCode, stderr } = await runCli(['init', folder.path])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('README.md exists already')])
    expect(await readFile(join(folder.path, 'README.md'), 'utf8')).toBe('mine')
  })
})
