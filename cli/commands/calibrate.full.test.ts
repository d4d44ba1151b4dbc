import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { type CliResult, runCli } from '../fixtures/run-cli.ts'
import { simulate } from '../fixtures/simulate.ts'

let trace = ''
let log = ''
let har = ''

/** What a run of the simulator leaves. */
beforeAll(async () => {
  await using folder = await temporaryFolder()
  const { path } = folder
  const standard = ['run', 'fifty-orders', '--platform', 'billmanager', '--quiet', '--out', path]
  await runCli([...standard, '--report', `har=${join(path, 'a.har')}`])
  trace = await readFile(join(path, 'traces', 'fifty-orders.billmanager.ndjson'), 'utf8')
  log = await readFile(join(path, 'logs', 'fifty-orders.billmanager.pmvmmgr6.log'), 'utf8')
  har = await readFile(join(path, 'a.har'), 'utf8')
})

interface Calibrated extends CliResult {
  readonly path: string
  /** The profile that was written. */
  readonly profile: () => Promise<string>
}

/** Calibrates files of the given contents in a folder of their own. */
async function calibrated(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  then: (result: Calibrated) => Promise<void> | void = () => {},
): Promise<void> {
  await using folder = await temporaryFolder()
  const { path } = folder
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  const names = Object.keys(files).map((name) => join(path, name))
  const result = await runCli(['calibrate', ...names, ...args.map((arg) => arg.replace('DIR', path))])
  await then({ ...result, path, profile: () => readFile(join(path, 'p.yaml'), 'utf8') })
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

describe('vmharness calibrate', () => {
  it('writes a profile that says what it was made from, and how the twin fits', async () => {
    await calibrated(
      { 'a.ndjson': trace },
      ['-o', 'DIR/p.yaml'],
      async ({ exitCode, stdout, stderr, profile, path }) => {
        expect([exitCode, lastLine(stdout)]).toEqual([0, 'The twin fits. Alike: 4, too few samples: 0'])
        expect(stderr).toBe(`${path}/p.yaml is written:\n  vmharness run --profile ${path}/p.yaml\n`)
        const text = await profile()
        expect(text).toMatch(
          /\nname: p\nfrom:\n {2}- file: a\.ndjson\n {4}sha256: [0-9a-f]{64}\n {4}orders: 50\n/,
        )
        expect(text).toContain('dialect: "2024.03"')
        expect(text).not.toContain(path)
        expect((await readdir(path)).toSorted()).toEqual(['a.ndjson', 'p.yaml'])
      },
    )
  })

  it('writes the same bytes for the same traces, and shows no secret', async () => {
    const texts: string[] = []
    for (let turn = 0; turn < 2; turn++) {
      await calibrated({ 'a.ndjson': trace }, ['-o', 'DIR/p.yaml'], async ({ profile, stdout, stderr }) => {
        texts.push((await profile()) + stdout)
        expect(stderr + stdout).not.toMatch(/password|token/i)
      })
    }
    expect(texts[1]).toBe(texts[0])
  })

  it('reads whatever check reads, several at once', async () => {
    const files = { 'a.ndjson': trace, 'b.har': har, 'c.log': log }
    await calibrated(files, [], ({ exitCode, stdout, stderr }) => {
      expect(exitCode).toBe(0)
      expect(stdout).toContain('Files: 3, orders: 150')
      expect(stderr).toContain('b.har is an HTTP archive')
      expect(stderr).toContain('c.log is a log of pmvmmgr6')
    })
  })

  it('takes a log for what it is: calls without what they say', async () => {
    await calibrated({ 'c.log': log }, ['--json'], ({ stdout }) => {
      const spans = stdout.split('\n').filter((line) => line.includes('"span"'))
      const told = spans.map((line) => JSON.parse(line) as { name: string; span?: object })
      expect(told.filter(({ span }) => span !== undefined).map(({ name }) => name)).toEqual([
        'transportLatency',
        'acceptanceLatency',
      ])
    })
  })

  it('reads the same file once', async () => {
    await calibrated({ 'a.ndjson': trace, 'b.ndjson': trace }, [], ({ stdout, stderr }) => {
      expect(stdout).toContain('Files: 1, orders: 50')
      expect(stderr).toMatch(/note: .*b\.ndjson holds the same as a\.ndjson, and is left out/)
    })
  })

  it('speaks Russian', async () => {
    await calibrated({ 'a.ndjson': trace }, ['--lang', 'ru'], ({ stdout }) => {
      expect(lastLine(stdout)).toBe('Двойник похож. Совпало: 4, мало замеров: 0')
    })
  })

  it('holds a profile against other traces, and fails where a fit is required', async () => {
    await calibrated({ 'a.ndjson': trace }, ['-o', 'DIR/p.yaml'], async ({ path, profile }) => {
      const good = await runCli([
        'calibrate',
        join(path, 'a.ndjson'),
        '--profile',
        join(path, 'p.yaml'),
        '--require-fit',
      ])
      expect([good.exitCode, good.stdout.split('\n')[0]]).toEqual([
        0,
        expect.stringMatching(
          /^Profile p \([0-9a-f]{12}\), dialect 2024\.03\. Held against files: 1, orders: 50$/,
        ),
      ])
      const slow = (await profile()).replace(
        /(osInstall:\n.*p90: )\d+(\.\d+)?, p95: [\d.]+, p99: [\d.]+, p100: [\d.]+/,
        '$1300000, p95: 300000, p99: 300000, p100: 300000',
      )
      await writeFile(join(path, 'slow.yaml'), slow.replaceAll('2024.03', '2023'))
      const args = ['calibrate', join(path, 'a.ndjson'), '--profile', join(path, 'slow.yaml')]
      const bad = await runCli([...args, '--require-fit'])
      expect([bad.exitCode, lastLine(bad.stdout)]).toEqual([1, expect.stringMatching(/^The twin differs\./)])
      expect(bad.stderr).toContain('note: the profile says dialect 2023, and the traces fit 2024.03 best')
      expect((await runCli(args)).exitCode).toBe(0)
    })
  })
})

describe('what cannot be calibrated', () => {
  it.each([
    ['an empty file', '', 'VMH_TRACE_FOREIGN'],
    ['a line that is none', '{"type":"run"\n', 'VMH_TRACE_FOREIGN'],
    ['a trace in which nothing happened', 'nothing', 'VMH_NOTHING_MEASURED'],
    ['a trace of a run that was cut', 'cut', 'VMH_TRACE_TRUNCATED'],
  ])('is refused: %s', async (_, text, code) => {
    const lines = trace.split('\n')
    const [first = ''] = lines
    const nothing = `${first}\n{"seq":1,"atMs":0,"type":"end","outcome":"completed"}\n`
    const known = { nothing, cut: `${lines.slice(0, 90).join('\n')}\n` }
    const content = text === 'nothing' || text === 'cut' ? known[text] : text
    await calibrated({ 'a.ndjson': content }, ['-o', 'DIR/p.yaml'], async ({ exitCode, stderr, path }) => {
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(code)])
      expect(await readdir(path)).toEqual(['a.ndjson'])
    })
  })

  it('bears a clock that went backward in an archive', async () => {
    const back = JSON.parse(har) as { log: { entries: { time: number }[] } }
    for (const entry of back.log.entries.slice(0, 40)) entry.time = -5000
    await calibrated({ 'b.har': JSON.stringify(back) }, [], ({ exitCode, stdout }) => {
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('orders: 50')])
    })
  })

  it('takes no profile and no place for one at once', async () => {
    await calibrated(
      { 'a.ndjson': trace },
      ['-o', 'DIR/p.yaml', '--profile', 'DIR/q.yaml'],
      ({ exitCode, stderr }) => {
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('VMH_USAGE')])
      },
    )
  })

  it.each([
    ['--name', '../p'],
    ['--risk', '2'],
    ['--tolerance', 'x'],
  ])('refuses %s %s', async (option, value) => {
    await calibrated({ 'a.ndjson': trace }, [option, value], ({ exitCode }) => expect(exitCode).toBe(2))
  })

  it('ends at once when it is interrupted', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'a.ndjson')
    await writeFile(file, trace)
    const { exitCode } = await runCli(['calibrate', file, '-o', join(folder.path, 'p.yaml')], {
      onStart: ({ send }) => setImmediate(() => send('SIGINT')),
    })
    expect(exitCode).toBe(130)
    expect(await readdir(folder.path)).toEqual(['a.ndjson'])
  })
})

describe('a profile in use', () => {
  it('makes runs that name it, replay as they say, and fit it', async () => {
    await calibrated(
      { 'a.ndjson': trace },
      ['-o', 'DIR/p.yaml', '--name', 'staging'],
      async ({ path, stdout }) => {
        expect(stdout).toContain('Profile staging,')
        const profile = join(path, 'p.yaml')
        const run = await runCli([
          'run',
          'fifty-orders',
          '--platform',
          'billmanager',
          '--seed',
          '7',
          '--profile',
          profile,
          '--quiet',
          '--out',
          path,
        ])
        expect([run.exitCode, run.stdout]).toEqual([
          0,
          expect.stringMatching(/profile staging \([0-9a-f]{12}\)/),
        ])
        const report = JSON.parse(await readFile(join(path, 'report.json'), 'utf8')) as {
          runs: { replay: string }[]
        }
        const replay = report.runs[0]?.replay ?? ''
        expect(replay).toBe(
          `vmharness run fifty-orders --platform billmanager --seed 7 --dialect 2024.03 --profile ${profile}`,
        )
        const first = join(path, 'traces', 'fifty-orders.billmanager.ndjson')
        const before = await readFile(first, 'utf8')
        await runCli([...replay.split(' ').slice(1), '--quiet', '--out', path])
        expect(await readFile(first, 'utf8')).toBe(before)
        expect(before.split('\n')[0]).toMatch(/"profile":\{"name":"staging","digest":"[0-9a-f]{12}"\}/)
        expect((await runCli(['calibrate', first, '--profile', profile, '--require-fit'])).exitCode).toBe(0)
        const checked = await runCli(['check', first])
        expect([checked.exitCode, checked.stdout]).toEqual([0, expect.stringContaining('profile staging')])
      },
    )
  })

  it('gives its dialect, unless another is asked for; what a scenario says itself wins; neither is silent', async () => {
    await calibrated({ 'a.ndjson': trace }, ['-o', 'DIR/p.yaml', '--dialect', '2023'], async ({ path }) => {
      const profile = join(path, 'p.yaml')
      const own = join(path, 'own.yaml')
      await cp(new URL('../../scenarios/catalogue/open/single-order.yaml', import.meta.url), own)
      await writeFile(own, `${await readFile(own, 'utf8')}\nworld: { durations: { osInstall: 9s } }\n`)
      const taken = await runCli(['run', own, '--platform', 'clouden', '--profile', profile, '--quiet'])
      expect(taken.stdout).toContain('dialect 2023')
      expect(taken.stderr).toContain("note: own names its own osInstall; the profile's is not taken there\n")
      const other = await runCli([
        'run',
        own,
        '--platform',
        'clouden',
        '--profile',
        profile,
        '--dialect',
        '2022',
        '--quiet',
      ])
      expect(other.stdout).toContain('dialect 2022')
      expect(other.stderr).toContain('is of dialect 2023, and --dialect takes 2022')
    })
  })

  it('is refused for a VMmanager that takes its own time, and where it is broken', async () => {
    await calibrated({ 'a.ndjson': trace }, ['-o', 'DIR/p.yaml'], async ({ path, profile }) => {
      const real = await runCli(['run', '--profile', join(path, 'p.yaml'), '--target', 'staging'])
      expect([real.exitCode, real.stderr]).toEqual([2, expect.stringContaining('staging takes its own time')])
      const broken = join(path, 'broken.yaml')
      await writeFile(broken, (await profile()).replace(/p1: /, 'p1: -'))
      const { exitCode, stderr } = await runCli(['run', 'single-order', '--profile', broken])
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringMatching(/VMH_PROFILE_INVALID at .*broken\.yaml:\d+:\d+/),
      ])
    })
  })

  it('is served, with what is asked for by hand on top', async () => {
    await calibrated({ 'a.ndjson': trace }, ['-o', 'DIR/p.yaml', '--dialect', '2023'], async ({ path }) => {
      const profile = join(path, 'p.yaml')
      const ready = await simulate(['--clock', 'virtual', '--profile', profile], async (simulator) => {
        expect(simulator).toMatchObject({ dialect: '2023', profile: { name: 'p' } })
        await Promise.resolve()
      })
      expect(ready.stderr).not.toContain('note:')
      const args = [
        '--clock',
        'virtual',
        '--profile',
        profile,
        '--dialect',
        '2024.03',
        '--task-duration',
        'x2',
      ]
      const { stderr } = await simulate(args, async (simulator) => {
        expect(simulator).toMatchObject({ dialect: '2024.03' })
        await Promise.resolve()
      })
      expect(stderr).toContain('note: --dialect is taken where')
      expect(stderr).toContain('note: --task-duration is taken where')
    })
  })
})
