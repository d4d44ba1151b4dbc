import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleRun } from '../../reports/fixtures/sample-results.ts'
import type { JsonReport } from '../../reports/json/json-report.ts'
import { renderJson } from '../../reports/json/render-json.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'

/** What differs between two machines, and nothing else. */
function withoutWallTime(text: string): string {
  return text
    .replaceAll(/"durationMs": [\d.e-]+/g, '"durationMs": 0')
    .replaceAll(/"trace": "[^"]*"/g, '"trace": ""')
    .replaceAll(/"shard": \{[^}]*\},\s*/g, '')
    .replaceAll(/"origins": \[(?:\s*\{[^}]*\},?)*\s*\],\s*/g, '')
}

const run = ['run', 'single-order', 'pool-exhausted', 'fifty-orders', '--quiet']

describe('vmharness report merge', () => {
  it('makes of the shards what one machine would have reported', async () => {
    await using folder = await temporaryFolder()
    const at = (name: string): string => join(folder.path, name)
    await runCli([...run, '--out', at('whole')])
    for (const shard of [2, 1, 3])
      await runCli([...run, '--shard', `${shard}/3`, '--out', at(`part-${shard}`)])
    const parts = [3, 1, 2].map((shard) => at(`part-${shard}/report.json`))
    const merged = await runCli(['report', 'merge', ...parts, '--report', `json=${at('merged.json')}`])
    expect(merged.exitCode).toBe(0)
    expect(merged.stdout).toContain('6 runs: 6 passed')
    const texts = [at('whole/report.json'), at('merged.json')].map((path) => readFile(path, 'utf8'))
    const [whole = '', together = ''] = (await Promise.all(texts)).map(withoutWallTime)
    expect(together).toBe(whole)
    const { origins } = JSON.parse(await readFile(at('merged.json'), 'utf8')) as JsonReport
    expect(origins?.length).toBe(3)
  })

  it('makes a report that names the shard that is missing, exit 1', async () => {
    await using folder = await temporaryFolder()
    await runCli([...run, '--shard', '1/2', '--out', folder.path])
    const junit = join(folder.path, 'all.xml')
    const args = ['report', 'merge', join(folder.path, 'report.json'), '--report', `junit=${junit}`]
    const { exitCode, stdout } = await runCli(args)
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringMatching(/errored +shard-2-of-2 .*shard 2 of 2 is missing/),
    ])
    expect(stdout).toContain('4 runs: 3 passed, 1 errored')
    expect(await readFile(junit, 'utf8')).toContain('the report of shard 2 of 2 is missing')
  })

  it('refuses shards of different runs, and one twice', async () => {
    await using folder = await temporaryFolder()
    const at = (name: string): string => join(folder.path, name)
    await runCli([...run, '--shard', '1/2', '--out', at('a')])
    await runCli([...run, '--shard', '2/2', '--seed', '7', '--out', at('b')])
    const [a, b] = [at('a/report.json'), at('b/report.json')]
    const mixed = await runCli(['report', 'merge', a, b])
    expect([mixed.exitCode, mixed.stderr]).toEqual([2, expect.stringContaining('they are of different runs')])
    const twice = await runCli(['report', 'merge', a, a])
    expect([twice.exitCode, twice.stderr]).toEqual([
      2,
      expect.stringContaining('shard 1 of 2 is there twice'),
    ])
  })

  it('takes the shard from the CI system', async () => {
    await using folder = await temporaryFolder()
    const env = { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }
    await runCli([...run, '--shard', 'auto', '--out', folder.path], { env })
    const report = await readFile(join(folder.path, 'report.json'), 'utf8')
    expect(JSON.parse(report)).toMatchObject({ shard: { index: 2, of: 3 }, summary: { runs: 2 } })
  })
})

describe('vmharness report render', () => {
  it('makes other formats of a stored report, also those that are made from all that happened', async () => {
    await using folder = await temporaryFolder()
    const at = (name: string): string => join(folder.path, name)
    await runCli([
      ...run,
      '--out',
      at('out'),
      '--report',
      `har=${at('first.har')}`,
      '--report',
      `junit=${at('a.xml')}`,
    ])
    const again = ['--report', `har=${at('again.har')}`, '--report', `junit=${at('b.xml')}`]
    const { exitCode } = await runCli(['report', 'render', at('out/report.json'), ...again])
    expect(exitCode).toBe(0)
    expect(await readFile(at('again.har'), 'utf8')).toBe(await readFile(at('first.har'), 'utf8'))
    expect(await readFile(at('b.xml'), 'utf8')).toContain('tests="6"')
  })

  it('makes reports of what a killed run has left in its folder', async () => {
    await using folder = await temporaryFolder()
    const at = (name: string): string => join(folder.path, name)
    await runCli([...run, '--platform', 'clouden', '--out', at('out')])
    const report = JSON.parse(await readFile(at('out/report.json'), 'utf8')) as Stored
    const unfinished = report.runs.map((one) => ({ ...one, verdict: 'errored', findings: [] }))
    await writeFile(at('out/unfinished.json'), JSON.stringify({ ...report, runs: unfinished }))
    await rm(at('out/report.json'))
    await rm(at('out/traces/pool-exhausted.clouden.ndjson'))
    const trace = at('out/traces/fifty-orders.clouden.ndjson')
    await writeFile(trace, (await readFile(trace, 'utf8')).slice(0, -500))
    const { exitCode, stdout } = await runCli([
      'report',
      'render',
      at('out'),
      '--report',
      `junit=${at('j.xml')}`,
    ])
    expect(exitCode).toBe(3)
    expect(stdout).toMatch(/passed +single-order/)
    expect(stdout).toMatch(/errored +fifty-orders .*the run was cut short/)
    expect(stdout).toMatch(/errored +pool-exhausted/)
    expect(stdout).toContain('interrupted: 3 runs: 1 passed, 2 errored')
    expect(await readFile(at('j.xml'), 'utf8')).toContain('errors="2"')
  })

  it('says of a folder without a run what it lacks', async () => {
    await using folder = await temporaryFolder()
    const { exitCode, stderr } = await runCli(['report', 'render', folder.path])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`Cannot read ${folder.path}: it holds neither report.json nor`)
  })

  it('gives the exit code of the runs that it tells of', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'report.json')
    const results = [sampleRun({ verdict: 'failed' })]
    await writeFile(file, renderJson(results, { language: 'en', wallMs: 1 }))
    expect(await runCli(['report', 'render', file])).toMatchObject({ exitCode: 1 })
  })

  it('tells when the report is not there', async () => {
    const { exitCode, stderr } = await runCli(['report', 'render', 'nowhere.json'])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('VMH_INPUT_MISSING')])
  })
})

describe('vmharness report compare', () => {
  it('exits 1 where something became slower, 0 against itself', { timeout: 30_000 }, async () => {
    await using folder = await temporaryFolder()
    const at = (name: string): string => join(folder.path, name)
    const story = (install: string): string =>
      `title: t\npurpose: p\nworld: { durations: { osInstall: ${install} } }\nsteps: [{ order: { count: 20 } }]\nexpect: { orders: { active: 20 } }\n`
    for (const [name, install] of [
      ['before', '2m'],
      ['now', '4m'],
    ] as const) {
      await writeFile(at('sale.yaml'), story(install))
      await runCli(['run', at('sale.yaml'), '--platform', 'clouden', '--quiet', '--out', at(name)])
    }
    const [before, now] = [at('before/report.json'), at('now/report.json')]
    const worse = await runCli(['report', 'compare', before, now])
    expect([worse.exitCode, worse.stdout]).toEqual([
      1,
      expect.stringMatching(/install slower, 2 m 01 s -> 4 m 01 s, \+99 %/),
    ])
    const page = ['--report', `html=${at('page.html')}`]
    const gate = await runCli(['report', 'render', now, '--baseline', before, ...page])
    expect([gate.exitCode, gate.stdout]).toEqual([1, expect.stringMatching(/install slower/)])
    expect(await readFile(at('page.html'), 'utf8')).toMatch(/id="baseline"[^]*install slower/)
    const kept = await runCli(['run', at('sale.yaml'), '--platform', 'clouden', '--quiet', '--baseline', now])
    expect([kept.exitCode, kept.stdout]).toEqual([0, expect.stringContaining('8 phases compared, 0 slower')])
    const same = await runCli(['report', 'compare', before, before, '--json'])
    expect([same.exitCode, JSON.parse(same.stdout)]).toEqual([
      0,
      expect.objectContaining({ isRegression: false }),
    ])
  })
})

interface Stored {
  readonly runs: readonly object[]
}
