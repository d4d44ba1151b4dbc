import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonReport } from '../../reports/json/json-report.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'

const scenario = (values: number, count: number): string => `title: Many
purpose: Run number \${n}.
matrix:
  n: [${Array.from({ length: values }, (_, index) => index).join(', ')}]
steps:
  - order: { count: ${count} }
expect: { orders: { active: ${count} } }
`

/** Everything that a run leaves but how long it took. */
async function leftBy(out: string): Promise<readonly unknown[]> {
  const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as JsonReport
  const runs = report.runs.map(({ durationMs: _durationMs, trace, ...run }) => ({
    ...run,
    trace: trace?.slice(out.length),
  }))
  const names = (await readdir(join(out, 'traces'))).toSorted()
  const traces = await Promise.all(names.map((name) => readFile(join(out, 'traces', name), 'utf8')))
  return [runs, names, traces]
}

describe('runs on several cores', () => {
  it('leave the same bytes in the same order as on one', { timeout: 300_000 }, async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'many.yaml'), scenario(110, 1))
    const left = async (jobs: string): Promise<readonly unknown[]> => {
      const out = join(folder.path, `out-${jobs}`)
      const { exitCode } = await runCli(['run', folder.path, '--jobs', jobs, '--out', out, '--quiet'])
      expect(exitCode).toBe(0)
      return leftBy(out)
    }
    expect(await left('2')).toEqual(await left('1'))
  })

  it(
    'end cleanly when they are interrupted, each with the end of its trace',
    { timeout: 300_000 },
    async () => {
      await using folder = await temporaryFolder()
      await writeFile(join(folder.path, 'many.yaml'), scenario(150, 200))
      const out = join(folder.path, 'out')
      const { exitCode, stderr } = await runCli(['run', folder.path, '--jobs', '2', '--out', out], {
        onOutput: (text, { send }) => {
          if (text.startsWith('[2/')) send('SIGINT')
        },
      })
      expect(exitCode).toBe(130)
      expect(stderr).toMatch(/interrupted: \d+ of 300 runs were begun/)
      for (const name of await readdir(join(out, 'traces'))) {
        const lines = (await readFile(join(out, 'traces', name), 'utf8')).trimEnd().split('\n')
        expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end' })
      }
    },
  )
})
