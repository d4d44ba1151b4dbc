import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'

const few = ['chaos', '--platform', 'billmanager', '--dialect', '2024.03', '--step', 'open', '--quiet']
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

describe('vmharness chaos', () => {
  it('runs the matrix that is asked for and ends with its figures', async () => {
    const { exitCode, stdout } = await runCli([...few, '--fault', 'asleep,reply-lost'])
    expect(exitCode).toBe(0)
    expect(lastLine(stdout)).toBe(
      '2 cells: 2 run, 2 recovered, 0 gave up cleanly, 0 broken, 0 by design, 0 errored; 0 unreachable',
    )
  })

  it('keeps what it has run, and takes it as it is when it goes on', async () => {
    await using folder = await temporaryFolder()
    const args = [...few, '--fault', 'asleep,forbidden', '--out', folder.path]
    await runCli(args)
    const log = join(folder.path, 'chaos.ndjson')
    const [first = ''] = (await readFile(log, 'utf8')).split('\n')
    await writeFile(log, `${first.replace('"recovered"', '"by-design"')}\n{"step":`)
    const { stdout } = await runCli([...args, '--resume'])
    expect(lastLine(stdout)).toContain(
      '2 cells: 2 run, 1 recovered, 0 gave up cleanly, 0 broken, 1 by design',
    )
    expect(await readdir(folder.path)).toEqual(expect.arrayContaining(['chaos.html', 'chaos.ndjson']))
  })

  it('does not take cells of another seed', async () => {
    await using folder = await temporaryFolder()
    const args = [...few, '--fault', 'asleep', '--out', folder.path]
    await runCli(args)
    await runCli([...args, '--resume', '--seed', '2'])
    const seeds = (await readFile(join(folder.path, 'chaos.ndjson'), 'utf8')).trim().split('\n')
    expect(seeds.map((line) => (JSON.parse(line) as { seed: number }).seed)).toEqual([42, 2])
  })

  it('gives its matrix to the page of other runs, in their language', async () => {
    await using folder = await temporaryFolder()
    const page = join(folder.path, 'report.html')
    await runCli([...few, '--fault', 'asleep,forbidden', '--out', folder.path, '--lang', 'ru'])
    expect(await readFile(join(folder.path, 'chaos.html'), 'utf8')).toContain('2 клетки: прогнано 2')
    const run = ['run', 'single-order', '--quiet', '--report', `html=${page}`]
    const withChaos = [...run, '--chaos', join(folder.path, 'chaos.ndjson')]
    expect(await runCli(run)).toMatchObject({ exitCode: 0 })
    expect(await readFile(page, 'utf8')).not.toContain('id="chaos"')
    expect(await runCli(withChaos)).toMatchObject({ exitCode: 0 })
    expect(await readFile(page, 'utf8')).toContain('2 cells: 2 run, 2 recovered')
    await writeFile(join(folder.path, 'chaos.ndjson'), '{}\n')
    const { exitCode, stderr } = await runCli(withChaos)
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('it holds no cell')])
  })

  it.each([
    ['--step', 'dance'],
    ['--fault', 'rain'],
  ])('refuses %s %s with the names that there are', async (option, name) => {
    const { exitCode, stderr } = await runCli(['chaos', option, name])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('some of')])
  })
})
