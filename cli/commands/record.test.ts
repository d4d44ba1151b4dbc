import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { livePlatform } from '../../simulators/recorder/fixtures/live-platform.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { json } from '../fixtures/simulate.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { recorded } from '../record/fixtures/recorded.ts'

async function events(file: string): Promise<readonly TraceEvent[]> {
  return decodeTrace(await readFile(file, 'utf8'), file)
}

describe('vmharness record', () => {
  it('writes what a platform says to VMmanager, until Ctrl-C, exit 0; check judges it', async () => {
    await using folder = await temporaryFolder()
    const { exitCode, stderr, trace } = await recorded(
      { folder: folder.path },
      async ({ url }, simulator) => {
        await using platform = livePlatform(url, { credentials: simulator })
        await platform.order('a')
        await platform.act('a', { action: 'suspend' })
        await platform.act('a', { action: 'close' })
      },
    )
    expect(exitCode).toBe(0)
    const told = await events(trace)
    const exchanges = told.filter((event) => event.type === 'exchange')
    expect(stderr).toContain(`${exchanges.length} exchanges, 1 order in ${trace}`)
    expect(told.filter(({ type }) => type === 'order')).toMatchObject([{ order: 'bill1001', step: 'placed' }])
    expect(exchanges.filter(({ order }) => order === 'bill1001').length).toBeGreaterThan(5)
    const check = await runCli(['check', trace])
    expect(check.stdout).toMatch(/passed +session/)
    expect(check.exitCode).toBe(0)
  })

  it('prints one line of JSON when it is ready, and for people what to set up', async () => {
    await using folder = await temporaryFolder()
    const { stdout, stderr } = await recorded({ folder: folder.path, args: ['--tls'] }, async ({ url }) => {
      expect(url).toMatch(/^https:/)
      await Promise.resolve()
    })
    expect(JSON.parse(stdout)).toMatchObject({ ready: true, ca: join(folder.path, 'ca.pem') })
    expect(stderr).toContain('as the address of VMmanager')
    expect(stderr).toMatch(/It listens on 127\.0\.0\.1, port \d+: for another machine/)
    expect((await runCli(['record', '--help'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      '0.0.0.0 for all, if the platform is on another machine',
    )
    expect(await readFile(join(folder.path, 'ca.pem'), 'utf8')).toContain('BEGIN CERTIFICATE')
  })

  it('names the rule that a platform breaks, and the command that looks for a scenario', async () => {
    await using folder = await temporaryFolder()
    const { trace } = await recorded({ folder: folder.path }, async ({ url }, simulator) => {
      await using platform = livePlatform(url, { credentials: simulator, quirks: ['sends-numbers-as-text'] })
      await platform.order('a')
    })
    const { exitCode, stdout } = await runCli(['check', trace])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/exchange-conforms[\s\S]*host-create[\s\S]*vmharness reproduce \S+session.ndjson/)
  })

  it('loses nothing that was complete: what is on the disk before the end is judged, with a note', async () => {
    await using folder = await temporaryFolder()
    const cut = join(folder.path, 'cut.ndjson')
    await recorded({ folder: folder.path }, async ({ url, trace }, { email, password }) => {
      await json(`${url}/auth/v4/public/token`, { email, password })
      await expect.poll(async () => (await readFile(trace, 'utf8')).split('\n').length).toBe(3)
      await writeFile(cut, `${await readFile(trace, 'utf8')}{"seq":2,"at`)
    })
    const { exitCode, stdout, stderr } = await runCli(['check', cut])
    expect(stderr).toBe(`note: ${cut} is a recording, and its last line is cut: taken as far as it goes\n`)
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/inconclusive +(?:cut|session)/)])
  })

  it('makes faults on the wire, and tells of them', async () => {
    await using folder = await temporaryFolder()
    const args = ['--fault', 'reply-lost operation=host-create times=1']
    const { trace } = await recorded({ folder: folder.path, args }, async ({ url }, simulator) => {
      await using platform = livePlatform(url, { credentials: simulator })
      await platform.order('a')
    })
    const told = await events(trace)
    expect(told.filter(({ type }) => type === 'fault')).toMatchObject([
      { fault: 'reply-lost', where: 'host-create' },
    ])
    expect((await runCli(['check', trace])).exitCode).toBe(0)
  })

  it.each(['task-fails', 'pool-exhausted', 'reply-stale', 'reply-truncated'])(
    'refuses the fault %s, which no wire can make',
    async (fault) => {
      await using folder = await temporaryFolder()
      const output = join(folder.path, 'a.ndjson')
      const { exitCode, stderr } = await runCli([
        'record',
        '--upstream=http://localhost:1',
        `--output=${output}`,
        `--fault=${fault}`,
      ])
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`the fault ${fault} cannot be made`)])
    },
  )

  it('never writes over a recording that is there', async () => {
    await using folder = await temporaryFolder()
    const output = join(folder.path, 'a.ndjson')
    await writeFile(output, 'dear')
    const { exitCode, stderr } = await runCli(['record', '--upstream', 'http://localhost:1', '-o', output])
    expect([exitCode, stderr]).toEqual([
      2,
      `error VMH_OUTPUT_EXISTS\n  The file ${output} exists already\n  Choose another name: existing files are not overwritten.\n`,
    ])
    expect(await readFile(output, 'utf8')).toBe('dear')
  })

  it('refuses a port that is taken, and leaves no file behind', async () => {
    await using folder = await temporaryFolder()
    const second = join(folder.path, 'second.ndjson')
    await recorded({ folder: folder.path }, async ({ url }) => {
      const { port } = new URL(url)
      const args = ['record', '--upstream', 'http://localhost:1', '--listen', port, '-o', second]
      expect(await runCli(args)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('VMH_PORT_IN_USE'),
      })
    })
    await expect(readFile(second)).rejects.toThrow('ENOENT')
  })

  it.each([
    'ftp://vm.example.com',
    'vm.example.com',
    'https://user:pass@vm.example.com',
    'https://vm.example.com?a=b',
  ])('refuses the upstream %s', async (upstream) => {
    const { exitCode, stderr } = await runCli(['record', '--upstream', upstream, '-o', 'a.ndjson'])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--upstream')])
  })
})
