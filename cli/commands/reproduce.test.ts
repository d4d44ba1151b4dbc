import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { livePlatform } from '../../simulators/recorder/fixtures/live-platform.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { recorded } from '../record/fixtures/recorded.ts'

const scenario = (quirk: string): string => `title: a life
purpose: It goes wrong.
quirks: [${quirk}]
steps:
  - order: { count: 2 }
  - wait: settled
  - suspend: {}
  - wait: settled
expect: { orders: any }
`

async function brokenTrace(folder: string, quirk = 'forgets-to-stop'): Promise<string> {
  const file = join(folder, 'life.yaml')
  await writeFile(file, scenario(quirk))
  await runCli(['run', file, '--platform', 'billmanager', '--out', folder, '--quiet'])
  return join(folder, 'traces', 'life.billmanager.ndjson')
}

describe('vmharness reproduce', () => {
  it('writes a scenario, and the command that runs it shows the same finding', async () => {
    await using folder = await temporaryFolder()
    const output = join(folder.path, 'small.yaml')
    const { exitCode, stdout, stderr } = await runCli([
      'reproduce',
      await brokenTrace(folder.path),
      '-o',
      output,
    ])
    expect([exitCode, stdout]).toEqual([0, ''])
    const command = stderr.trimEnd().split('\n').at(-1)?.trim() ?? ''
    expect(command).toBe(`vmharness run ${output} --platform billmanager --seed 42`)
    const again = await runCli(command.split(' ').slice(1))
    expect([again.exitCode, again.stdout]).toEqual([1, expect.stringContaining('suspended-is-off')])
    const text = await readFile(output, 'utf8')
    expect(text).toMatch(/^# Reproduced from .*life\.billmanager\.ndjson\.\n# {3}vmharness run /)
    expect(text).toMatch(/quirks:\n {2}- forgets-to-stop\n/)
  })

  it('writes to stdout where no file is named', async () => {
    await using folder = await temporaryFolder()
    const { stdout } = await runCli(['reproduce', await brokenTrace(folder.path)])
    expect(stdout).toContain('title: suspended-is-off is broken')
  })

  it('goes from a recording to a scenario', async () => {
    await using folder = await temporaryFolder()
    const { trace } = await recorded({ folder: folder.path }, async ({ url }, simulator) => {
      await using platform = livePlatform(url, { credentials: simulator, quirks: ['sends-numbers-as-text'] })
      await platform.order('a')
    })
    const { exitCode, stdout } = await runCli(['reproduce', trace])
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/quirks:\n {2}- sends-numbers-as-text[\s\S]*order: \{\}/),
    ])
  })

  it('says so where the simulator cannot show it, exit 1', async () => {
    await using folder = await temporaryFolder()
    await runCli(['run', 'single-order', '--platform', 'billmanager', '--out', folder.path, '--quiet'])
    const trace = join(folder.path, 'traces', 'single-order.billmanager.ndjson')
    await writeFile(trace, (await readFile(trace, 'utf8')).replaceAll('"name":"kvm"', '"name":7'))
    const { exitCode, stdout, stderr } = await runCli(['reproduce', trace])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^exchange-conforms \(response\) cannot be reproduced in the simulator: none of \d+ scenarios/,
    )
    expect(stderr).toContain(`\n  vmharness replay ${trace}\n`)
    expect(stderr).toMatch(/\nWhat VMmanager or a client says.* no scenario can make/)
  })

  it('names the rules that are broken where another is asked for, exit 2', async () => {
    await using folder = await temporaryFolder()
    const trace = await brokenTrace(folder.path)
    expect(await runCli(['reproduce', trace, '--finding', 'task-monotone'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /shows the rule task-monotone not broken; broken are: .*suspended-is-off/,
      ),
    })
  })

  it.each([
    ['breaks no rule', [], 'breaks no rule, so there is nothing to reproduce\n'],
    ['breaks another', ['--finding', 'task-monotone'], 'breaks no rule, so there is nothing to reproduce\n'],
  ])('refuses a trace that %s, exit 2', async (_, args, problem) => {
    await using folder = await temporaryFolder()
    await runCli(['run', 'single-order', '--platform', 'clouden', '--out', folder.path, '--quiet'])
    const trace = join(folder.path, 'traces', 'single-order.clouden.ndjson')
    expect(await runCli(['reproduce', trace, ...args])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(problem),
    })
  })
})
