import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'

async function listed(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const { exitCode, stdout } = await runCli(['list', '--json', ...args])
  expect(exitCode).toBe(0)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('vmharness list', () => {
  it('lists the shipped scenarios with theme, title and tags', async () => {
    const { exitCode, stdout } = await runCli(['list'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^single-order +open +One client orders one machine \[open, smoke\]$/m)
    expect(stdout).toMatch(/^closed-twice +life +A service is closed twice \[life\]$/m)
  })

  it('gives programs one JSON object a line', async () => {
    expect(await listed()).toContainEqual(
      expect.objectContaining({
        scenario: 'fifty-orders',
        theme: 'open',
        platforms: ['billmanager', 'clouden'],
        tags: ['open', 'load'],
      }),
    )
  })

  it.each([
    [['--tag', 'opne'], 'no scenario has the tag opne; the nearest is open'],
    [['--theme', 'liff'], 'no scenario has the theme liff; the nearest is life'],
  ])('refuses a word that no scenario has: %j', async (args, problem) => {
    const { exitCode, stdout, stderr } = await runCli(['list', ...args])
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(problem)])
  })

  it('speaks Russian where that is asked for and a scenario can', async () => {
    const { stdout } = await runCli(['list', '--lang', 'ru'])
    expect(stdout).toMatch(/^single-order +open +Клиент заказывает одну ВМ \[open, smoke\]$/m)
    expect(stdout).not.toContain('One client orders one machine')
  })

  it('tells titles in the language that a scenario has', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'own', 'story.yaml')
    await mkdir(join(folder.path, 'own'))
    await writeFile(file, 'title: Mine\npurpose: None\nsteps: [{ order: {} }]\nexpect: {}\n')
    const { stdout } = await runCli(['list', file, '--lang', 'ru'])
    expect(stdout).toBe('story  own  Mine\n')
  })

  it('keeps to a tag', async () => {
    const money = await listed('--tag', 'money')
    expect(money.length).toBeGreaterThan(1)
    for (const { tags } of money) expect(tags).toContain('money')
  })

  it('keeps to a theme', async () => {
    const life = await listed('--theme', 'life')
    expect(life.length).toBeGreaterThan(1)
    expect(new Set(life.map(({ theme }) => theme))).toEqual(new Set(['life']))
  })

  it('keeps to the scenarios of a platform', async () => {
    const names = async (platform: string): Promise<readonly unknown[]> =>
      (await listed('--platform', platform)).map(({ scenario }) => scenario)
    expect(await names('billmanager')).toContain('address-comes-late')
    expect(await names('clouden')).not.toContain('address-comes-late')
    expect(await names('clouden')).toContain('single-order')
  })

  it('takes several filters together, and prints nothing where nothing meets them', async () => {
    const both = await listed('--theme', 'regressions', '--tag', 'race')
    expect(both.map(({ scenario }) => scenario)).toContain('account-seen-too-late')
    expect(await runCli(['list', '--theme', 'open', '--tag', 'regression'])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    })
  })

  it('knows its platforms', async () => {
    const { exitCode, stderr } = await runCli(['list', '--platform', 'whmcs'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('billmanager, clouden or all')
  })
})
