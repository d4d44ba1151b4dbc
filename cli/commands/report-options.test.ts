import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reporters } from '../../reports/reporter.ts'
import { exitCodes } from '../exit-code.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { needsEvents } from './report-options.ts'

const run = ['run', 'single-order', '--platform', 'billmanager', '--quiet'] as const

function requests(folder: string): readonly string[] {
  return [...reporters.keys()].flatMap((name) => ['--report', `${name}=${join(folder, name)}`])
}

async function textsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = [...reporters.keys()]
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']))
}

describe('the help of a verb that reports', () => {
  it.each(['run', 'check'])(
    'says what the exit codes of %s mean, and where more of them stands',
    async (verb) => {
      const { stdout } = await runCli([verb, '--help'])
      const [line = ''] = stdout.match(/^Exit codes: .*$/m) ?? []
      for (const code of Object.values(exitCodes)) expect(line).toMatch(new RegExp(`\\b${code} \\w`))
      expect(line).toContain('docs/verdicts.md')
    },
  )
})

describe('--report', () => {
  it('writes every format at once, of a run', async () => {
    await using folder = await temporaryFolder()
    const { exitCode } = await runCli([...run, ...requests(folder.path)])
    expect(exitCode).toBe(0)
    const texts = await textsIn(folder.path)
    expect(Object.entries(texts).filter(([, text]) => !/\S\n$/.test(text))).toEqual([])
    // These tell of problems alone, or of durations alone.
    const nameless = new Set(['github', 'gitlab', 'sarif', 'hdr'])
    for (const name of [...reporters.keys()].filter((each) => !nameless.has(each)))
      expect(texts[name]).toContain('single-order')
    const har = JSON.parse(texts['har'] ?? '') as { log: { entries: readonly unknown[] } }
    const report = JSON.parse(texts['json'] ?? '') as { runs: readonly { exchanges: number }[] }
    expect(har.log.entries).toHaveLength(report.runs[0]?.exchanges ?? -1)
  })

  it('writes of a trace that is judged again what it wrote of the run', async () => {
    await using folder = await temporaryFolder()
    await runCli([...run, '--out', folder.path, ...requests(join(folder.path, 'before'))])
    const trace = join(folder.path, 'traces', 'single-order.billmanager.ndjson')
    const { exitCode } = await runCli(['check', trace, ...requests(join(folder.path, 'after'))])
    expect(exitCode).toBe(0)
    const [before, after] = await Promise.all(
      ['before', 'after'].map((name) => textsIn(join(folder.path, name))),
    )
    for (const name of ['har', 'otlp', 'gitlab', 'sarif']) expect(after?.[name]).toBe(before?.[name])
  })

  it('writes the same exchanges and spans for the same seed', async () => {
    await using folder = await temporaryFolder()
    for (const name of ['one', 'other']) await runCli([...run, ...requests(join(folder.path, name))])
    const [one, other] = await Promise.all(['one', 'other'].map((name) => textsIn(join(folder.path, name))))
    for (const name of ['har', 'otlp']) expect(other?.[name]).toBe(one?.[name])
  })

  it('speaks the language that was asked for', async () => {
    await using folder = await temporaryFolder()
    await runCli([...run, '--lang', 'ru', ...requests(folder.path)])
    const { markdown, prometheus, har } = await textsIn(folder.path)
    expect(markdown).toContain('| вердикт | сценарий |')
    expect(prometheus).toContain('# HELP vmharness_runs Прогоны по вердиктам')
    expect(har).toContain('single-order на BILLmanager')
  })

  it('is refused with a format that there is not, naming those that there are', async () => {
    const { exitCode, stderr } = await runCli([...run, '--report', 'pdf=x'])
    expect(exitCode).toBe(2)
    for (const name of reporters.keys()) expect(stderr).toContain(name)
  })

  it('offers every format in the help', async () => {
    const { stdout } = await runCli(['run', '--help'])
    for (const name of reporters.keys()) expect(stdout).toContain(name)
  })
})

describe('needsEvents', () => {
  it.each([
    [[], false],
    [['json', 'sarif'], false],
    [['har'], true],
    [['json', 'otlp'], true],
  ])('of %j is %s', (formats, expected) => {
    expect(needsEvents({ report: formats.map((format) => ({ format, path: 'x' })) })).toBe(expected)
  })

  it('of no report is false', () => {
    expect(needsEvents({})).toBe(false)
  })
})
