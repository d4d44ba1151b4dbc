import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'

const few = ['--platform', 'billmanager', '--quirk', 'repeats-lost-creation', '--quiet']
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

describe('vmharness selftest', () => {
  it('says which rule caught the defect, and ends with the score', async () => {
    const { exitCode, stdout } = await runCli(['selftest', 'create-reply-lost', ...few])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /repeats-lost-creation\s+.*(?:one-vm-per-order|no-orphan-vm) \(create-reply-lost on billmanager/,
    )
    expect(lastLine(stdout)).toBe('kill score 100 %: 1 of 1 quirk caught')
  })

  it('exits 1 where a suite does not notice', async () => {
    const { exitCode, stdout } = await runCli(['selftest', 'single-order', ...few])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('repeats-lost-creation  SURVIVED')
    expect(lastLine(stdout)).toBe('kill score 0 %: 0 of 1 quirk caught')
  })

  it('counts no scenario that fails without any quirk', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'wrong.yaml')
    await writeFile(file, 'title: t\npurpose: p\nsteps: [order: {}]\nexpect: { orders: { manual: 1 } }\n')
    const { exitCode, stdout } = await runCli(['selftest', file, 'create-reply-lost', ...few])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('1 of 2 runs pass on healthy mocks')
  })

  it('refuses a quirk that nobody knows', async () => {
    const { exitCode, stderr } = await runCli(['selftest', '--quirk', 'sleeps-late'])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('some of')])
  })
})
