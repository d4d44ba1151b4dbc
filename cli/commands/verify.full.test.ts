import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { fakeBroker } from '../../scenarios/verify/fixtures/fake-broker.ts'
import { foreignPacts, pactGiven } from '../../scenarios/verify/fixtures/foreign-pacts.ts'
import { writePacts } from '../../scenarios/verify/fixtures/write-pacts.ts'
import { type CliOptions, type CliResult, runCli } from '../fixtures/run-cli.ts'
import { json, simulate } from '../fixtures/simulate.ts'

/** Verifies against these pacts in place of the shipped ones. */
async function verify(
  pacts: readonly object[],
  args: readonly string[] = [],
  options?: CliOptions,
): Promise<CliResult> {
  await using folder = await temporaryFolder()
  const files = await writePacts(folder.path, pacts)
  return await runCli(['verify', ...args, '--pact', ...files], options)
}

const good = pactGiven('a machine is stopped')
const [wrong = {}] = [foreignPacts['4.0']]
const unknown = pactGiven('the moon is full')

const lastLine = ({ stdout }: CliResult): string => stdout.trimEnd().split('\n').at(-1) ?? ''

describe('vmharness verify', () => {
  it('verifies the simulator against the pacts of both platforms', async () => {
    const { exitCode, stdout, stderr } = await runCli(['verify'])
    expect(stdout).toMatch(/^interactions: (\d{3}) verified, 0 broken, 0 skipped \(\1 in all\)\n$/)
    const all = Number(/(\d+) in all/.exec(stdout)?.[1])
    const told = Array.from({ length: Math.floor(all / 10) }, (_, index) => (index + 1) * 10)
    expect([exitCode, stderr]).toEqual([0, told.map((count) => `${count} of ${all} interactions\n`).join('')])
  })

  it('tells on one line of a terminal how far it has come, and takes it away in the end', async () => {
    const { stderr } = await verify([good, wrong], [], { isTTY: true })
    const erase = '\r\u001B[K'
    const counts = [0, 1, 2, 3].map((count) => `${erase}${count} of 3 interactions`)
    expect(stderr).toBe(`${counts.join('')}${erase}`)
  })

  it.each([['--quiet'], ['--verbose']])('tells nothing of it with %s', async (option) => {
    const { stderr } = await verify([good], [option], { isTTY: true })
    expect(stderr).not.toContain('interactions')
  })

  it.each([
    ['nothing is broken', [good], 0, 'interactions: 1 verified, 0 broken, 0 skipped (1 in all)'],
    ['something is broken', [good, wrong], 1, 'interactions: 2 verified, 1 broken, 0 skipped (3 in all)'],
    [
      'something else is skipped',
      [good, unknown],
      0,
      'interactions: 1 verified, 0 broken, 1 skipped (2 in all)',
    ],
    ['nothing could be verified', [unknown], 3, 'interactions: 0 verified, 0 broken, 1 skipped (1 in all)'],
  ])('says by its exit code that %s', async (_, pacts, exitCode, figures) => {
    const result = await verify(pacts)
    expect(lastLine(result)).toBe(figures)
    expect(result.exitCode).toBe(exitCode)
  })

  it('names the interaction and the field of a broken simulator', async () => {
    const result = await runCli([
      'verify',
      '--fault',
      'status-word operation=task-list status=complete word=done',
    ])
    expect(result.exitCode).toBe(1)
    expect(result.stdout).toContain(
      [
        'broken clouden: a task host_stop that is complete (given a task is complete)',
        "  body $.list[0].status: Expected 'done' (String) to be equal to 'complete' (String)",
      ].join('\n'),
    )
  })

  it('tells programs everything', async () => {
    const { stdout } = await verify([good, unknown], ['--json'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { consumer: 'foreign', description: 'a machine', outcome: 'verified' },
      { outcome: 'skipped', problems: [expect.stringContaining('the moon is full')] },
      { interactions: 2, verified: 1, broken: 0, skipped: 1 },
    ])
  })

  it('shows what Pact prints on stderr, and only when it is asked to', async () => {
    const verbose = await verify([good], ['--verbose'])
    expect(verbose.stderr).toContain('Verifying a pact between')
    expect(verbose.stdout).toBe((await verify([good])).stdout)
  })

  it('verifies a target of the configuration by its own API, and leaves nothing there', async () => {
    await simulate(
      ['--clock', 'virtual', '--control', '0'],
      async ({ url, email, password, control = '' }) => {
        await using folder = await temporaryFolder()
        const config = join(folder.path, 'vmharness.config.yaml')
        const target = `{ url: '${url}', email: ${email}, password: { env: SECRET }, budget: { vms: 2, ramMib: 65536 }, polling: 10ms }`
        await writeFile(config, `targets:\n  staging: ${target}\n`)
        const env = { SECRET: password }
        const result = await verify([good], ['--target', 'staging', '--config', config], { env })
        expect([lastLine(result), result.stderr]).toEqual([
          'interactions: 1 verified, 0 broken, 0 skipped (1 in all)',
          '',
        ])
        expect(await json(`${control}/worlds/default`)).toMatchObject({ hosts: 0, accounts: 1 })
      },
    )
  })

  it.each([
    ['a URL without an e-mail', ['--target', 'http://127.0.0.1:1'], 2, 'VMH_USAGE'],
    [
      'a URL without a password',
      ['--target', 'http://127.0.0.1:1', '--email', 'a@b.c'],
      2,
      'VMH_SECRET_MISSING',
    ],
    [
      'a name that is not in the configuration',
      ['--target', 'moon', '--config', 'nowhere.yaml'],
      2,
      'VMH_INPUT_MISSING',
    ],
    ['a fault on a real target', ['--target', 'moon', '--fault', 'asleep'], 2, 'VMH_USAGE'],
    ['--publish without a broker', ['--publish'], 2, 'VMH_USAGE'],
    ['a file that is not there', ['--pact', 'nowhere.json'], 2, 'VMH_INPUT_MISSING'],
    ['a file that is no pact', ['--pact', fileURLToPath(import.meta.url)], 2, 'VMH_PACT_UNREADABLE'],
  ])('refuses %s', async (_, args, exitCode, code) => {
    const result = await runCli(['verify', ...args])
    expect(result.stderr).toMatch(new RegExp(`^error ${code}\\b`))
    expect([result.exitCode, result.stdout]).toEqual([exitCode, ''])
  })

  it('verifies what is at a URL, with the password of the environment', async () => {
    await simulate(['--clock', 'virtual'], async ({ url, email, password }) => {
      await using folder = await temporaryFolder()
      const args = ['--target', url, '--email', email, '--config', join(folder.path, 'none.yaml')]
      const pact = pactGiven('no account has the e-mail')
      const result = await verify([pact], args, { env: { VMHARNESS_PASSWORD: password } })
      // It needs a machine that this state does not bring.
      expect([result.exitCode, result.stderr]).toEqual([1, ''])
      expect(result.stdout).toContain('status: expected 200 but was 404')
    })
  })

  it('says that nobody answers at a URL', async () => {
    await using folder = await temporaryFolder()
    const config = join(folder.path, 'none.yaml')
    const args = ['verify', '--target', 'http://127.0.0.1:1', '--email', 'a@b.c', '--config', config]
    const { exitCode, stderr } = await runCli(args, { env: { VMHARNESS_PASSWORD: 'x' } })
    expect([exitCode, stderr.split('\n')[0]]).toEqual([3, 'error VMH_TARGET_UNREACHABLE'])
  })

  it('takes pacts from a Pact Broker, and tells it what came of them', async () => {
    await using broker = await fakeBroker(good)
    const env = {
      PACT_BROKER_BASE_URL: broker.url,
      PACT_BROKER_TOKEN: 'secret',
      PACT_PROVIDER_VERSION: '6.1',
    }
    const { exitCode, stdout } = await runCli(['verify', '--publish'], { env })
    expect([exitCode, stdout]).toEqual([0, 'interactions: 1 verified, 0 broken, 0 skipped (1 in all)\n'])
    expect(broker.published).toMatchObject([{ providerApplicationVersion: '6.1', success: true }])
  })

  it('ends at Ctrl-C', async () => {
    const { exitCode, stdout } = await runCli(['verify', '--verbose'], {
      onOutput: (_, process) => process.send('SIGINT'),
    })
    expect([exitCode, stdout]).toEqual([130, ''])
  })

  it.each([
    ['0 of ', 'interrupted: 0 of 3 interactions were begun'],
    ['2 of ', 'interrupted: 2 of 3 interactions were begun'],
  ])('says how far it came when Ctrl-C comes at %s', async (words, sentence) => {
    const { exitCode, stdout, stderr } = await verify([good, wrong], [], {
      isTTY: true,
      onOutput: (text, process) => {
        if (text.includes(words)) process.send('SIGINT')
      },
    })
    expect([exitCode, stdout, stderr.split('\n').at(-2)]).toEqual([
      130,
      '',
      expect.stringMatching(new RegExp(`${sentence}$`)),
    ])
  })

  it('lets nothing of Pact past it to the terminal', async () => {
    await using folder = await temporaryFolder()
    const [file = ''] = await writePacts(folder.path, [good])
    const program = fileURLToPath(new URL('../vmharness.js', import.meta.url))
    const run = promisify(execFile)(process.execPath, [program, 'verify', '--pact', file])
    expect(await run).toEqual({
      stdout: 'interactions: 1 verified, 0 broken, 0 skipped (1 in all)\n',
      stderr: '',
    })
  })
})
