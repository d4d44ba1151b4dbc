import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'

const good = `title: A story
purpose: To be told in tests
steps:
  - order: {}
expect:
  orders: { active: 1 }
`

describe('the reports of vmharness run', () => {
  it('leaves nothing that an earlier run has left, whatever becomes of it', async () => {
    await using folder = await temporaryFolder()
    const at = (name: string): string => join(folder.path, name)
    const out = ['--out', at('out'), '--report', `html=${at('page.html')}`]
    await runCli(['run', 'single-order', 'fifty-orders', '--quiet', ...out])
    await writeFile(at('out/notes.txt'), 'mine')
    const args = ['run', 'single-order', '--platform', 'clouden', '--clock', 'real', ...out]
    const during: Promise<readonly string[]>[] = []
    await runCli(args, {
      isTTY: true,
      onOutput: (text, { send }) => {
        if (!text.includes('orders/s') || during.length > 0) return
        during.push(readdir(folder.path, { recursive: true }).finally(() => send('SIGHUP')))
      },
    })
    const names = (await during[0])?.filter((name) => /\.\w+$/.test(name)).toSorted()
    expect(names).toEqual(['out/notes.txt', 'out/traces/single-order.clouden.ndjson', 'out/unfinished.json'])
    expect((await readdir(at('out'))).toSorted()).toEqual(
      expect.arrayContaining(['junit.xml', 'notes.txt', 'report.json']),
    )
    expect(await readFile(at('page.html'), 'utf8')).toContain('the run was cut short')
    expect(await readFile(at('out/junit.xml'), 'utf8')).toContain('<error type="errored"')
  })

  it('compares with the report that it writes over', async () => {
    await using folder = await temporaryFolder()
    const args = ['run', 'single-order', '--quiet', '--out', folder.path]
    await runCli(args)
    const { exitCode, stdout } = await runCli([...args, '--baseline', join(folder.path, 'report.json')])
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('16 phases compared, 0 slower')])
  })

  it('refuses two reports of one path, before it runs anything', async () => {
    await using folder = await temporaryFolder()
    const same = ['--report', `json=${folder.path}/a`, '--report', `junit=${folder.path}/./a`]
    const asked = await runCli(['run', 'single-order', ...same])
    expect([asked.exitCode, asked.stdout, asked.stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^error VMH_REPORT_TWICE\n.*json, junit/),
    ])
    const standard = ['--out', folder.path, '--report', `html=${join(folder.path, 'junit.xml')}`]
    expect(await runCli(['run', 'single-order', ...standard])).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('takes a report that is asked for by name and is written anyway for one', async () => {
    await using folder = await temporaryFolder()
    const junit = join(folder.path, 'junit.xml')
    const asked = ['--out', folder.path, '--report', `junit=${junit}`]
    expect(await runCli(['run', 'single-order', '--quiet', ...asked])).toMatchObject({ exitCode: 0 })
    expect(await readFile(junit, 'utf8')).toContain('<testsuites')
  })

  it('refuses a baseline that has none of its runs, before it runs anything', async () => {
    await using folder = await temporaryFolder()
    await runCli(['run', 'single-order', '--quiet', '--out', folder.path])
    const baseline = ['--baseline', join(folder.path, 'report.json')]
    const other = await runCli(['run', 'fifty-orders', '--quiet', ...baseline])
    expect([other.exitCode, other.stdout, other.stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^error VMH_BASELINE_UNRELATED\n.*of single-order, the report of fifty-orders/),
    ])
    const real = await runCli(['run', 'single-order', '--quiet', '--clock', 'scaled:60', ...baseline])
    expect([real.exitCode, real.stderr]).toEqual([
      2,
      expect.stringContaining('of single-order: clock virtual there, scaled:60 here'),
    ])
  })

  it('takes no pass from runs that were all skipped, unless that is allowed', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'portal.yaml')
    await writeFile(file, `platforms: [clouden]\n${good}`)
    const args = ['run', file, '--platform', 'billmanager', '--quiet']
    const { exitCode, stdout, stderr } = await runCli(args)
    expect(exitCode).toBe(1)
    expect(stdout).toContain('the scenario is for clouden only; run it with --platform clouden')
    expect(stderr).toBe('every run was skipped, so nothing was tested (--allow-skipped: exit code 0)\n')
    expect(await runCli([...args, '--allow-skipped'])).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await runCli(['run', file, '--quiet'])).toMatchObject({ exitCode: 0 })
  })
})
