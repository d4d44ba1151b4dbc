import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { recorded as recordedSession } from '../record/fixtures/recorded.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'

async function recorded(
  folder: string,
): Promise<{ readonly file: string; readonly lines: readonly string[] }> {
  await runCli(['run', 'single-order', '--platform', 'billmanager', '--out', folder, '--quiet'])
  const file = join(folder, 'traces', 'single-order.billmanager.ndjson')
  return { file, lines: (await readFile(file, 'utf8')).trimEnd().split('\n') }
}

describe('vmharness check', () => {
  it('finds in a trace what the run found', async () => {
    await using folder = await temporaryFolder()
    const { file } = await recorded(folder.path)
    const { exitCode, stdout } = await runCli(['check', file])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/passed\s+single-order/)
    expect(stdout).toContain('1 run: 1 passed')
  })

  it('gives the phases that the run gave', async () => {
    await using folder = await temporaryFolder()
    const { file } = await recorded(folder.path)
    const again = join(folder.path, 'again.json')
    await runCli(['check', file, '--report', `json=${again}`])
    const [before, after] = await Promise.all(
      [join(folder.path, 'report.json'), again].map(
        async (path) => JSON.parse(await readFile(path, 'utf8')) as Report,
      ),
    )
    expect(after?.runs[0]?.phases).toEqual(before?.runs[0]?.phases)
  })

  it('judges anew: a trace that was made to break a rule is found out, exit 1', async () => {
    await using folder = await temporaryFolder()
    const { file, lines } = await recorded(folder.path)
    const altered = lines.map((line) => line.replace('"change":"os-installed"', '"change":"failed"'))
    await writeFile(file, `${altered.join('\n')}\n`)
    const { exitCode, stdout } = await runCli(['check', file])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('active-after-os-installed')
  })

  it('finds a response that broke the contract', async () => {
    await using folder = await temporaryFolder()
    const { file, lines } = await recorded(folder.path)
    const altered = lines.map((line) =>
      line.includes('"type":"exchange"') ? line.replace('"status":"complete"', '"status":"finished"') : line,
    )
    await writeFile(file, `${altered.join('\n')}\n`)
    const { exitCode, stdout } = await runCli(['check', file])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/exchange-conforms[\s\S]*task-list[\s\S]*finished/)
  })

  it.each([
    [
      'cut in the middle of a line',
      (lines: readonly string[]) => lines.join('\n').slice(0, -20),
      'VMH_TRACE_TRUNCATED',
    ],
    [
      'without its end',
      (lines: readonly string[]) => `${lines.slice(0, -1).join('\n')}\n`,
      'VMH_TRACE_TRUNCATED',
    ],
    [
      'with a line missing',
      (lines: readonly string[]) => `${lines.toSpliced(5, 1).join('\n')}\n`,
      'VMH_TRACE_FOREIGN',
    ],
    ['of something else', () => '{"hello":"world"}\n', 'VMH_TRACE_FOREIGN'],
    ['that is no text', () => '\u0000\u0001\u0002\n', 'VMH_TRACE_FOREIGN'],
    ['that is empty', () => '', 'VMH_TRACE_FOREIGN'],
  ])('refuses a trace %s: code, place and remedy, exit 2', async (_, spoil, code) => {
    await using folder = await temporaryFolder()
    const { file, lines } = await recorded(folder.path)
    await writeFile(file, spoil(lines))
    const { exitCode, stdout, stderr } = await runCli(['check', file])
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(new RegExp(`^error ${code} at .*ndjson:\\d+\n`))
    expect(stderr.trimEnd().split('\n')).toHaveLength(3)
  })

  it('judges an HTTP archive, and says what it has taken from it', async () => {
    await using folder = await temporaryFolder()
    const har = join(folder.path, 'run.har')
    await runCli(['run', 'single-order', '--platform', 'clouden', '--quiet', '--report', `har=${har}`])
    const { exitCode, stdout, stderr } = await runCli(['check', har, '--platform', 'clouden'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Clouden[\s\S]*passed +run/)
    expect(stderr).toMatch(/^note: \S+run\.har is an HTTP archive: \d+ exchanges of clouden/)
    const text = await readFile(har, 'utf8')
    await writeFile(
      har,
      text.replaceAll(String.raw`\"status\":\"complete\"`, String.raw`\"status\":\"finished\"`),
    )
    expect(await runCli(['check', har])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('finished'),
    })
  })

  it('judges a log of the module of BILLmanager', async () => {
    await using folder = await temporaryFolder()
    const log = join(folder.path, 'pmvmmgr6.log')
    const line =
      'Jun 25 09:08:39 [13972:1] processing INFO RUN with: processing/pmvmmgr6 --command open --item 7'
    await writeFile(log, `${line} --lang en --runningoperation 1\n`.repeat(11))
    const { exitCode, stdout } = await runCli(['check', log])
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('bounded-attempts')])
  })

  it.each([
    [[], 1],
    [['--require-conclusive'], 1],
    [['--no-require-conclusive'], 0],
  ])('takes a log, which shows no answer, for inconclusive; with %j exit %d', async (options, code) => {
    await using folder = await temporaryFolder()
    const log = join(folder.path, 'pmvmmgr6.log')
    const junit = join(folder.path, 'junit.xml')
    await runCli(['run', 'single-order', '--platform', 'billmanager', '--out', folder.path, '--quiet'])
    await copyFile(join(folder.path, 'logs', 'single-order.billmanager.pmvmmgr6.log'), log)
    const { exitCode, stdout } = await runCli(['check', log, '--report', `junit=${junit}`, ...options])
    expect(exitCode).toBe(code)
    expect(stdout).toMatch(/^inconclusive +pmvmmgr6/m)
    expect(stdout).toContain('to make it conclusive: record the traffic with `vmharness record`')
    expect(stdout).toContain('1 run: 1 inconclusive')
    expect(await readFile(junit, 'utf8')).toContain(code === 1 ? '<failure type="inconclusive"' : '<skipped')
  })

  it('does not take a recording that ends too early for a good one', async () => {
    await using folder = await temporaryFolder()
    const har = join(folder.path, 'run.har')
    await runCli(['run', 'single-order', '--platform', 'clouden', '--quiet', '--report', `har=${har}`])
    const archive = JSON.parse(await readFile(har, 'utf8')) as Archive
    const created = archive.log.entries.findIndex(
      ({ request }) => request.method === 'POST' && request.url.endsWith('/vm/v3/host'),
    )
    archive.log.entries.splice(created + 1)
    await writeFile(har, JSON.stringify(archive))
    const { exitCode, stdout } = await runCli(['check', har, '--platform', 'clouden'])
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/^inconclusive +run/m)])
    expect(stdout).toContain('continue recording until the platform has read that its task is complete')
  })

  it('does not take a recording of nothing for a good one, whoever wrote it', async () => {
    await using folder = await temporaryFolder()
    const { trace } = await recordedSession({ folder: folder.path }, () => Promise.resolve())
    const har = join(folder.path, 'page.har')
    const entry = {
      startedDateTime: '2026-01-01T00:00:00.000Z',
      time: 1,
      request: { method: 'GET', url: 'https://example.com/page', headers: [] },
      response: { status: 200, headers: [], content: {} },
    }
    await writeFile(har, JSON.stringify({ log: { entries: [entry] } }))
    const log = join(folder.path, 'pmvmmgr6.log')
    await writeFile(
      log,
      'Jun 25 09:08:39 [1:1] processing INFO RUN with: processing/pmvmmgr6 --command open --item 7\n',
    )
    for (const file of [trace, har, log]) {
      const { exitCode, stdout, stderr } = await runCli(['check', file])
      expect({ file, exitCode, stdout }).toEqual({ file, exitCode: 2, stdout: '' })
      expect(stderr).toContain(`error VMH_NOTHING_RECORDED\n  Nothing was recorded in ${file}: `)
      expect(stderr).toContain('Point the client at the address')
    }
  })

  it('judges a run without a call as before', async () => {
    await using folder = await temporaryFolder()
    const { file, lines } = await recorded(folder.path)
    const few = [lines[0], lines.at(-1)].map((line = '', seq) => line.replace(/"seq":\d+/, `"seq":${seq}`))
    await writeFile(file, `${few.join('\n')}\n`)
    const { stderr, stdout } = await runCli(['check', file])
    expect([stderr, stdout]).toEqual(['', expect.stringContaining('1 run: ')])
  })

  it('refuses a file that is not there', async () => {
    const { exitCode, stderr } = await runCli(['check', 'nowhere.ndjson'])
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error VMH_INPUT_MISSING\n.*nowhere/)])
  })
})

interface Report {
  readonly runs: readonly { readonly phases: unknown }[]
}

interface Archive {
  readonly log: {
    readonly entries: { readonly request: { readonly method: string; readonly url: string } }[]
  }
}
