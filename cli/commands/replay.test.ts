import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { livePlatform } from '../../simulators/recorder/fixtures/live-platform.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { simulate } from '../fixtures/simulate.ts'
import { recorded } from '../record/fixtures/recorded.ts'

async function recordedOrder(folder: string): Promise<string> {
  const { trace } = await recorded({ folder }, async ({ url }, simulator) => {
    await using platform = livePlatform(url, { credentials: simulator })
    await platform.order('a')
    await platform.act('a', { action: 'suspend' })
  })
  return trace
}

describe('vmharness replay', () => {
  it('sends a recording to a simulator again; the figures are the last line, exit 0', async () => {
    await using folder = await temporaryFolder()
    const { exitCode, stdout } = await runCli(['replay', await recordedOrder(folder.path)])
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/^(\d+) requests: \1 alike, 0 different, 0 not compared\n$/),
    ])
  })

  it('shows the first divergence, and each place of it, exit 1', async () => {
    await using folder = await temporaryFolder()
    const trace = await recordedOrder(folder.path)
    await writeFile(trace, (await readFile(trace, 'utf8')).replace('"os_group":"debian"', '"os_group":7'))
    const { exitCode, stdout } = await runCli(['replay', trace])
    expect(exitCode).toBe(0)
    await writeFile(
      trace,
      (await readFile(trace, 'utf8')).replaceAll(/"os_group":(?:"\w+"|7)/g, '"os_group":7'),
    )
    const again = await runCli(['replay', trace])
    expect(again.exitCode).toBe(1)
    expect(again.stdout).toMatch(
      /^first divergence: GET \/vm\/v3\/os \(event \d+\)\n {2}\/list\/\*\/os_group: recorded number, replayed string\n/,
    )
    expect(again.stdout).toMatch(/2 different, 0 not compared\n$/)
    expect(stdout).not.toContain('divergence')
  })

  it('notes what only the state of the target makes other, exit 0', async () => {
    await using folder = await temporaryFolder()
    const trace = await recordedOrder(folder.path)
    await writeFile(trace, (await readFile(trace, 'utf8')).replaceAll(/"tags":\[\]/g, '"tags":[{"id":1}]'))
    const { exitCode, stdout, stderr } = await runCli(['replay', trace])
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^(\d+) requests: \1 alike, 0 different/)])
    expect(stderr).toMatch(
      /^note: GET \S+ \(event \d+\): \/list\/\*\/tags: recorded items, replayed no items; that is the state of the target\n/,
    )
    const { stdout: lines } = await runCli(['replay', trace, '--json'])
    expect(lines).toContain('"differences":[],"notes":[{"place":"/list/*/tags"')
  })

  it('tells programs of each request on a line, the figures last', async () => {
    await using folder = await temporaryFolder()
    const { stdout } = await runCli(['replay', await recordedOrder(folder.path), '--json'])
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toEqual({ seq: 1, call: 'POST /auth/v4/public/token', differences: [] })
    expect(lines.at(-1)).toEqual({
      requests: lines.length - 1,
      alike: lines.length - 1,
      different: 0,
      notCompared: 0,
    })
  })

  it('sends it to a VMmanager at a URL, under names of its own, and leaves nothing behind', async () => {
    await using folder = await temporaryFolder()
    const trace = await recordedOrder(folder.path)
    await simulate(['--clock', 'scaled:6000'], async ({ url, email, password }) => {
      const config = join(folder.path, 'vmharness.config.yaml')
      const args = ['replay', trace, '--target', url, '--email', email, '--config', config]
      const { exitCode, stdout, stderr } = await runCli(args, { env: { VMHARNESS_PASSWORD: password } })
      expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0, stderr: '' })
      expect(stdout).toMatch(/ alike, 0 different/)
    })
    expect(await readFile(join(folder.path, '.vmharness', 'ledger.ndjson'), 'utf8')).toMatch(/pact-|vmh/)
  })

  it.each([
    ['a file that is not there', ['nowhere.ndjson'], 2, 'VMH_INPUT_MISSING'],
    ['a target that nobody knows', ['package.json', '--target', 'nobody'], 2, 'VMH_TRACE_FOREIGN'],
  ])('refuses %s', async (_, args, code, failure) => {
    expect(await runCli(['replay', ...args])).toMatchObject({
      exitCode: code,
      stderr: expect.stringContaining(failure),
    })
  })

  it('refuses a log, which has no request in full', async () => {
    await using folder = await temporaryFolder()
    const log = join(folder.path, 'a.log')
    await writeFile(
      log,
      'Jun 25 09:08:39 [1:1] processing INFO RUN with: processing/pmvmmgr6 --command open --item 7\n',
    )
    expect(await runCli(['replay', log])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('nothing can be sent again'),
    })
  })

  it('ends with 3 where nobody answers at the URL', async () => {
    await using folder = await temporaryFolder()
    const trace = await recordedOrder(folder.path)
    const config = join(folder.path, 'vmharness.config.yaml')
    const args = [
      'replay',
      trace,
      '--target',
      'http://127.0.0.1:9',
      '--email',
      'a@b.example',
      '--config',
      config,
    ]
    expect(await runCli(args, { env: { VMHARNESS_PASSWORD: 'x' } })).toMatchObject({ exitCode: 3 })
  })
})
