import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { claimFolder } from '../output/claim-folder.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'

const good = `title: A story
purpose: To be told in tests
steps:
  - order: {}
expect:
  orders: { active: 1 }
`

describe('vmharness run', () => {
  it('runs the shipped scenarios on both platforms and exits 0 when all pass', async () => {
    const { exitCode, stdout, stderr } = await runCli(['run'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('BILLmanager')
    expect(stdout).toContain('Clouden')
    expect(stdout).toMatch(/queue\s+accept\s+create\s+install\s+network\s+notice\s+activate\s+total/)
    expect(stdout).toMatch(/\d+ runs: \d+ passed(?:, \d+ skipped)? in /)
    expect(stderr).toMatch(/\[1\/\d+\] (?:passed|skipped) /)
  })

  it('exits 1 when a scenario fails, and tells rule, evidence and the line that replays it', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'wrong.yaml')
    await writeFile(file, good.replace('active: 1', 'refused: 1'))
    const { exitCode, stdout } = await runCli([
      'run',
      file,
      '--platform',
      'clouden',
      '--seed',
      '7',
      '--quiet',
    ])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('expected-outcome')
    expect(stdout).toMatch(/service 1 active/)
    expect(stdout).toContain(`vmharness run ${file} --platform clouden --seed 7`)
    expect(stdout).toContain('1 run: 1 failed')
  })

  it('runs a scenario of the catalogue by its name', async () => {
    const { exitCode, stdout } = await runCli(['run', 'single-order', '--quiet'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('2 runs: 2 passed')
  })

  it('runs a scenario written in TypeScript', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'typed.ts')
    await writeFile(
      file,
      "const count: number = 3\nexport default { title: 'Typed', purpose: 'To be told', steps: [{ order: { count } }], expect: { orders: { active: 3 } } }\n",
    )
    const { exitCode, stdout } = await runCli(['run', file, '--quiet'])
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('3 orders: 3 active')])
  })

  it('runs each place of a matrix, and one alone by the line that replays it', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'sale.yaml')
    const expected = 'expect: { orders: { active: 3 } }'
    const steps = "steps: [{ order: { count: '${count}' } }]"
    await writeFile(
      file,
      `title: sale of \${count}\npurpose: p\nmatrix: { count: [2, 3] }\n${steps}\n${expected}\n`,
    )
    const both = await runCli(['run', file, '--platform', 'clouden', '--quiet'])
    expect([both.exitCode, both.stdout]).toEqual([1, expect.stringContaining('2 runs: 1 passed, 1 failed')])
    const [, replay = ''] = /reproduce: vmharness (.*)/.exec(both.stdout) ?? []
    expect(replay).toContain('--var count=2')
    const again = await runCli([...replay.split(' '), '--quiet'])
    expect([again.exitCode, again.stdout]).toEqual([1, expect.stringContaining('1 run: 1 failed')])
    const slip = await runCli(['run', file, '--var', 'cuont=2', '--quiet'])
    expect([slip.exitCode, slip.stderr]).toEqual([
      2,
      expect.stringContaining('no scenario has a variable cuont'),
    ])
  })

  it('exits 1 when an objective is missed, 0 when too few orders tell', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'slo.yaml')
    const story = (slo: string): string =>
      `title: t\npurpose: p\nsteps: [{ order: { count: 10 } }]\nexpect: { orders: { active: 10 }, slo: ${slo} }\n`
    await writeFile(file, story('{ install: { p50: 1s } }'))
    const missed = await runCli(['run', file, '--quiet'])
    expect([missed.exitCode, missed.stdout]).toEqual([
      1,
      expect.stringContaining('the objective is at most 1.0 s (`expect.slo`'),
    ])
    await writeFile(file, story('{ install: { p99: 10m } }'))
    const open = await runCli(['run', file, '--quiet'])
    expect([open.exitCode, open.stdout]).toEqual([0, expect.stringContaining('note: slo-met')])
  })

  it('is silent on stderr with --quiet, and shows one changing line on a terminal', async () => {
    expect((await runCli(['run', 'single-order', '--quiet'])).stderr).toBe('')
    const { stderr } = await runCli(['run', 'single-order'], { isTTY: true })
    expect(stderr.startsWith('\r\u001B[K[0/2] single-order on billmanager')).toBe(true)
    expect(stderr.endsWith('\r\u001B[K')).toBe(true)
    expect(stderr).not.toContain('\n')
  })

  it('colours on a terminal only, and never with NO_COLOR or --no-color', async () => {
    const args = ['run', 'single-order', '--quiet']
    expect((await runCli(args, { isTTY: true })).stdout).toContain('\u001B[')
    expect((await runCli(args)).stdout).not.toContain('\u001B[')
    expect((await runCli(args, { isTTY: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001B[')
    expect((await runCli([...args, '--no-color'], { isTTY: true })).stdout).not.toContain('\u001B[')
  })

  it('speaks Russian when asked to', async () => {
    const { stdout } = await runCli(['run', 'single-order', '--quiet', '--lang', 'ru'])
    expect(stdout).toMatch(/[а-я]/)
  })

  it('gives the same verdicts whether it runs one at a time or many', async () => {
    const one = await runCli(['run', '--jobs', '1', '--quiet'])
    const many = await runCli(['run', '--jobs', '8', '--quiet'])
    const withoutTime = (text: string): string => text.replace(/ in [\d.]+ ?\w+\n$/, '')
    expect(withoutTime(many.stdout)).toBe(withoutTime(one.stdout))
  })

  it('writes traces and reports with --out, the same bytes each time', async () => {
    await using folder = await temporaryFolder()
    const [first, second] = [join(folder.path, 'first'), join(folder.path, 'second')]
    await runCli(['run', 'single-order', 'fifty-orders', '--out', first, '--quiet'])
    await runCli(['run', 'single-order', 'fifty-orders', '--out', second, '--quiet'])
    expect((await readdir(first)).toSorted()).toEqual(['junit.xml', 'logs', 'report.json', 'traces'])
    const names = await readdir(join(first, 'traces'))
    expect(names.toSorted()).toEqual([
      'fifty-orders.billmanager.ndjson',
      'fifty-orders.clouden.ndjson',
      'single-order.billmanager.ndjson',
      'single-order.clouden.ndjson',
    ])
    for (const name of names) {
      const [one, other] = [first, second].map((out) => readFile(join(out, 'traces', name), 'utf8'))
      expect(await one).toBe(await other)
    }
    const report = JSON.parse(await readFile(join(first, 'report.json'), 'utf8')) as {
      readonly summary: unknown
    }
    expect(report.summary).toMatchObject({ runs: 4, passed: 4, failed: 0, errored: 0, skipped: 0 })
  })

  it('runs in every dialect and keeps their traces apart', async () => {
    await using folder = await temporaryFolder()
    const args = [
      'run',
      'single-order',
      '--platform',
      'clouden',
      '--dialect',
      'all',
      '--quiet',
      '--out',
      folder.path,
    ]
    const { exitCode, stdout } = await runCli(args)
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('4 runs: 4 passed')])
    expect((await readdir(join(folder.path, 'traces'))).toSorted()).toEqual(
      ['2022', '2023', '2024.03', '2025.04'].map((dialect) => `single-order.clouden.${dialect}.ndjson`),
    )
  })

  it('keeps the traces of two scenarios of one name apart', async () => {
    await using folder = await temporaryFolder()
    for (const sub of ['a', 'b']) {
      await mkdir(join(folder.path, sub))
      await writeFile(join(folder.path, sub, 'story.yaml'), good)
    }
    const out = join(folder.path, 'out')
    await runCli([
      'run',
      join(folder.path, 'a'),
      join(folder.path, 'b'),
      '--out',
      out,
      '--platform',
      'clouden',
    ])
    expect((await readdir(join(out, 'traces'))).toSorted()).toEqual([
      'story.clouden.2.ndjson',
      'story.clouden.ndjson',
    ])
  })

  it('writes the reports that are asked for, each whole', async () => {
    await using folder = await temporaryFolder()
    const json = join(folder.path, 'deep', 'r.json')
    const junit = join(folder.path, 'j.xml')
    await runCli(['run', 'single-order', '--quiet', '--report', `json=${json}`, '--report', `junit=${junit}`])
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ summary: { runs: 2 } })
    expect(await readFile(junit, 'utf8')).toMatch(/^<\?xml/)
    expect(await readdir(folder.path)).toEqual(expect.not.arrayContaining([expect.stringContaining('.tmp')]))
  })
})

describe('vmharness run, interrupted', () => {
  it('stops cleanly, keeps the traces written so far and exits 130', async () => {
    await using folder = await temporaryFolder()
    const { exitCode, stderr } = await runCli(
      ['run', 'single-order', 'whole-life', '--clock', 'real', '--jobs', '2', '--out', folder.path],
      {
        isTTY: true,
        onOutput: (text, { send }) => {
          if (text.includes('orders/s')) setImmediate(() => send('SIGINT'))
        },
      },
    )
    expect(exitCode).toBe(130)
    expect(stderr).toMatch(/interrupted: 2 of \d+ runs were begun\n$/)
    const traces = await readdir(join(folder.path, 'traces'))
    expect(traces).toHaveLength(2)
    for (const name of traces) {
      const lines = (await readFile(join(folder.path, 'traces', name), 'utf8')).trimEnd().split('\n')
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end', outcome: 'interrupted' })
    }
    expect((await readdir(folder.path)).toSorted()).toEqual(['junit.xml', 'report.json', 'traces'])
    const report = JSON.parse(await readFile(join(folder.path, 'report.json'), 'utf8')) as Interrupted
    expect(report).toMatchObject({ interrupted: true, summary: { passed: 0 } })
    expect(report.summary.errored + report.summary.skipped).toBe(report.summary.runs)
  })

  it('ends at once at the second Ctrl-C', async () => {
    let exits: readonly number[] = []
    await runCli(['run', 'single-order', '--clock', 'real', '--platform', 'clouden'], {
      isTTY: true,
      onOutput: (text, process) => {
        if (!text.includes('orders/s')) return
        process.send('SIGINT')
        process.send('SIGINT')
        exits = process.exits
      },
    })
    expect(exits).toEqual([130])
  })
})

describe('vmharness run, given bad input', () => {
  it.each([
    ['an unknown key', good.replace('orders:', 'odrers:'), 'VMH_SCENARIO_INVALID', /:6:3\n.*odrers.*orders/s],
    [
      'a wrong type',
      good.replace('{}', '{ count: three }'),
      'VMH_SCENARIO_INVALID',
      /:4:21\n.*count.*integer/s,
    ],
    ['broken YAML', good.replace('{}', '{'), 'VMH_YAML_SYNTAX', /:\d+:\d+\n/],
    ['an empty file', '', 'VMH_SCENARIO_INVALID', /empty/],
    ['a missing key', good.replace(/title.*\n/, ''), 'VMH_SCENARIO_INVALID', /title/],
  ])('%s: one message with place and remedy, exit 2, nothing written', async (_, text, code, words) => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'bad.yaml')
    await writeFile(file, text)
    const { exitCode, stdout, stderr } = await runCli(['run', file, '--out', join(folder.path, 'out')])
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(new RegExp(`^error ${code} at .*bad\\.yaml`))
    expect(stderr).toMatch(words)
    expect(stderr.trimEnd().split('\n')).toHaveLength(3)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(await readdir(folder.path)).toEqual(['bad.yaml'])
  })

  it('a missing file', async () => {
    const { exitCode, stderr } = await runCli(['run', 'nowhere.yaml'])
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^error VMH_INPUT_MISSING\n.*nowhere\.yaml/),
    ])
  })

  it('a folder without scenarios', async () => {
    await using folder = await temporaryFolder()
    const { exitCode, stderr } = await runCli(['run', folder.path])
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error VMH_NO_SCENARIOS/)])
  })

  it('a TypeScript scenario that does not load, or exports no scenario', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'broken.ts')
    await writeFile(file, 'export default {')
    expect(await runCli(['run', file])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/VMH_MODULE_FAILED/),
    })
    const other = join(folder.path, 'other.ts')
    await writeFile(other, 'export const nothing = 1')
    expect(await runCli(['run', other])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/VMH_SCENARIO/),
    })
  })

  it('an output folder that cannot be', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'file')
    await writeFile(file, '')
    const { exitCode, stderr } = await runCli(['run', 'single-order', '--quiet', '--out', join(file, 'out')])
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error VMH_OUTPUT_UNWRITABLE/)])
  })

  it.each([
    [['run', '--seed', 'x'], /seed.*whole number/],
    [['run', '--clock', 'fast'], /clock.*virtual, real or scaled:N/],
    [['run', '--platform', 'whmcs'], /platform.*billmanager, clouden or all/],
    [['run', '--dialect', '1999'], /dialect.*2024\.03/],
    [['run', '--report', 'pdf=x'], /report.*json, .*junit/],
    [['run', '--jobs', '0'], /jobs.*whole number from 1/],
    [['run', '--nonsense'], /unknown option '--nonsense'/],
    [['simulate', '--port', '99999'], /port.*65535/],
    [['fly'], /unknown command 'fly'/],
    [['check'], /missing required argument 'trace'/],
  ])('%j: says what is wrong and where help is, exit 2', async (args, words) => {
    const { exitCode, stderr } = await runCli(args)
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(words)
    expect(stderr).toMatch(/See vmharness.* --help\.\n$/)
  })

  it.each([
    ['a baseline that is not there', ['--baseline', 'no-such-report.json'], 'VMH_INPUT_MISSING'],
    ['a report under a file', ['--report', `html=${import.meta.filename}/x.html`], 'VMH_OUTPUT_UNWRITABLE'],
  ])('refuses %s before it runs anything', async (_, options, code) => {
    const { exitCode, stdout, stderr } = await runCli(['run', 'single-order', ...options])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(new RegExp(`^error ${code}`))
  })

  it('writes to no folder that another run writes to', async () => {
    await using folder = await temporaryFolder()
    await using _ = await claimFolder(folder.path)
    const { exitCode, stderr } = await runCli(['run', 'single-order', '--out', folder.path])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`Another run (process ${process.pid})`)])
  })
})

interface Interrupted {
  readonly summary: Readonly<Record<'runs' | 'passed' | 'errored' | 'skipped', number>>
}
