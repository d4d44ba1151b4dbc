import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseProfile } from '../../scenarios/profile/load-profile.ts'
import schema from '../../scenarios/profile/generated/profile.schema.json' with { type: 'json' }
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { codeBlocks } from '../../test/code-blocks.ts'

let page = ''

beforeAll(async () => {
  page = await readFile(new URL('../../docs/calibrate.md', import.meta.url), 'utf8')
})

describe('the page about calibration', () => {
  it('has commands that work, in the order in which they stand there', async () => {
    await using folder = await temporaryFolder()
    const inFolder = (word: string): string =>
      /^out(?:\/|$)|\.(?:yaml|ndjson|har|log)$/.test(word) ? join(folder.path, word) : word
    const commands = codeBlocks(page, 'sh').flatMap((block) => block.trim().split('\n'))
    expect(commands.length).toBeGreaterThan(7)
    for (const command of commands) {
      const [npx, vmharness, ...words] = command.replace('8080', '0').split(' ')
      expect([npx, vmharness]).toEqual(['npx', 'vmharness'])
      const args = words.map(inFolder)
      const { exitCode, stderr } = await runCli(args[0] === 'run' ? [...args, '--quiet'] : args, {
        onOutput: (text, { send }) => {
          if (text.startsWith('{"ready"')) setImmediate(() => send('SIGTERM'))
        },
      })
      expect([command, exitCode, stderr.includes('error ')]).toEqual([command, 0, false])
      if (command.includes('--out out')) await standIns(folder.path)
    }
  })

  it('shows what the second of them prints', async () => {
    await using folder = await temporaryFolder()
    await runCli(['run', 'fifty-orders', '--platform', 'billmanager', '--out', folder.path, '--quiet'])
    const trace = join(folder.path, 'traces', 'fifty-orders.billmanager.ndjson')
    const { stdout } = await runCli(['calibrate', trace, '-o', join(folder.path, 'staging.yaml')])
    expect(stdout).toBe(codeBlocks(page, 'text')[0])
  })

  it('has a profile that can be used', () => {
    const [yaml = ''] = codeBlocks(page, 'yaml')
    expect(parseProfile(yaml, 'p.yaml')).toMatchObject({ name: 'by-hand', dialect: '2024.03' })
  })

  it('explains every key of a profile', () => {
    const [, keys = ''] = page.split('## The profile')
    const { StageProfiles, SpanProfile } = schema.definitions
    const all = [schema.properties, StageProfiles.properties, SpanProfile.properties].flatMap((part) =>
      Object.keys(part),
    )
    for (const key of all) expect([key, keys.includes(`\`${key}\``)]).toEqual([key, true])
  })
})

/** What stands for traffic of one's own: a recording, an archive, a log. */
async function standIns(path: string): Promise<void> {
  await cp(join(path, 'out/traces/fifty-orders.billmanager.ndjson'), join(path, 'session.ndjson'))
  await cp(join(path, 'out/logs/fifty-orders.billmanager.pmvmmgr6.log'), join(path, 'pmvmmgr6.log'))
  const entry = {
    startedDateTime: '2024-05-01T10:00:00.000Z',
    time: 20,
    request: { method: 'GET', url: 'https://vmmanager.example.com/vm/v3/os', headers: [] },
    response: { status: 200, headers: [], content: {} },
  }
  await writeFile(join(path, 'session.har'), JSON.stringify({ log: { entries: [entry] } }))
}
