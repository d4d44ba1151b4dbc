import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonReport, JsonRun } from '../../reports/json/json-report.ts'
import { readLedger } from '../../scenarios/targets/real/ledger/read-ledger.ts'
import { openStand, ours, speed, type Stand } from './fixtures/stand.ts'

const toStand = ['--target', 'stand', '--clock', speed, '--quiet']

async function reportOf({ folder }: Stand): Promise<JsonReport> {
  return JSON.parse(await readFile(join(folder, 'out', 'report.json'), 'utf8')) as JsonReport
}

function unseen(run: JsonRun | undefined): readonly string[] {
  return run?.rules?.filter(({ state }) => state === 'not-observable').map(({ rule }) => rule) ?? []
}

async function ownedIn({ ledger }: Stand): Promise<readonly unknown[]> {
  return readLedger(await readFile(ledger, 'utf8')).owned
}

/** All text that a run has left in the folder, besides what the stand has put there. */
async function written(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !/ca\.pem|\.yaml/.test(entry.name))
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))
  expect(texts.length).toBeGreaterThan(3)
  return texts.join('\n')
}

describe('a run on a real target', () => {
  it('opens services on both platforms, judges them, and leaves nothing behind', async () => {
    await using stand = await openStand()
    const out = join(stand.folder, 'out')
    const { exitCode, stdout, stderr } = await stand.run(['run', 'single-order', ...toStand, '--out', out])
    expect([exitCode, stderr]).toEqual([0, 'stand: removed 2 machines and 2 accounts; 0 left\n'])
    expect(stdout).toContain(`stand VMmanager, dialect 2024.03, seed 42, ${speed} clock`)
    expect(stdout).toMatch(/not observable here, not judged: .*one-vm-per-order/)
    const { runs } = await reportOf(stand)
    expect(runs.map(({ verdict, orders }) => [verdict, orders.active])).toEqual([
      ['passed', 1],
      ['passed', 1],
    ])
    expect(unseen(runs[0])).toContain('no-orphan-vm')
    expect([ours(stand.world()), await ownedIn(stand)]).toEqual([[], []])
  })

  it('sees more with an observer', async () => {
    await using stand = await openStand({}, { observerInterval: '200ms' })
    const out = join(stand.folder, 'out')
    const args = ['run', 'single-order', '--platform', 'billmanager', ...toStand, '--out', out]
    expect((await stand.run(args)).exitCode).toBe(0)
    const [run] = (await reportOf(stand)).runs
    expect(unseen(run)).toEqual(['address-conservation', 'suspended-is-off', 'size-as-sold'])
    expect(run?.phases.install).toHaveLength(1)
    const trace = await readFile(join(out, 'traces', 'single-order.billmanager.ndjson'), 'utf8')
    expect(trace).toContain('"change":"os-installed"')
    const again = await stand.run(['run', 'single-order', '--platform', 'billmanager', ...toStand])
    expect(again.stdout).toContain(
      'not observable here, not judged: address-conservation, suspended-is-off, size-as-sold',
    )
  })

  it('leaves whole lives behind it as well, and others as they were', { timeout: 120_000 }, async () => {
    const budget = { vms: 1, ramMib: 16_384 }
    await using stand = await openStand({ fixture: 'small' }, { budget, observerInterval: '200ms' })
    const strangers = (): unknown => [
      [...stand.world().hosts.all()].map(({ id, name, state, ramMib }) => [id, name, state, ramMib]),
      [...stand.world().accounts.all()].map(({ id, email }) => [id, email]),
    ]
    const before = strangers()
    expect(JSON.stringify(before)).toContain('example.com')
    const { stdout, exitCode } = await stand.run(['run', 'whole-life', ...toStand])
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/passed +whole-life/)])
    expect(strangers()).toEqual(before)
  })

  it('makes machines where, of what and with what the target says, on both platforms', async () => {
    const nodes = 1
    const pools = [
      { name: 'tight', addresses: 5 },
      { name: 'wide', addresses: 50 },
    ]
    const clusters = [
      { name: 'first', nodes, pools: [{ name: 'other', addresses: 9 }] },
      { name: 'second', nodes, pools },
    ]
    const choice = { cluster: 'second', pool: 'wide', preset: 'medium', os: 'ISPsystem__AlmaLinux-9-x86_64' }
    await using stand = await openStand({ fixture: { title: 't', clusters } }, choice)
    const wishes: unknown[] = []
    stand.listen(({ method, path, body }) => {
      if (method === 'POST' && path === '/vm/v3/host') wishes.push(body)
    })
    expect((await stand.run(['run', 'single-order', ...toStand])).exitCode).toBe(0)
    const expected = { cluster: 2, ipv4_pool: [3], preset: 2, os: 3 }
    expect(wishes).toMatchObject([{ ...expected, ram_mib: 4096 }, expected])
  })

  it('finds what breaks, and cleans up all the same', async () => {
    const faults = [{ fault: 'task-fails', stage: 'os-install' }] as const
    await using stand = await openStand({ faults })
    const { exitCode, stdout } = await stand.run(['run', 'single-order', '--platform', 'clouden', ...toStand])
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('expected-outcome')])
    expect([ours(stand.world()), await ownedIn(stand)]).toEqual([[], []])
  })

  it('skips what a real target cannot have, with the reason', async () => {
    await using stand = await openStand({}, { budget: { vms: 1, ramMib: 1024 } })
    const scenarios = ['os-install-fails-once', 'single-order']
    const { exitCode, stdout } = await stand.run([
      'run',
      ...scenarios,
      '--platform',
      'billmanager',
      ...toStand,
    ])
    expect(exitCode).toBe(0)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('a real VMmanager cannot be set up as it asks: faults')
    expect(stdout).toMatch(/passed +single-order/)
  })

  it('is cut short by Ctrl-C, and by the end of a job, without leaving anything', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      await using stand = await openStand({ stageMs: 60_000 })
      let made: readonly string[] = []
      const { exitCode, stderr } = await stand.run(['run', 'single-order', ...toStand], {
        onStart: ({ send }) =>
          stand.listen(({ method, path }) => {
            if (method !== 'POST' || path !== '/vm/v3/host') return
            made = ours(stand.world())
            send(signal)
          }),
      })
      expect(made).toHaveLength(2)
      expect([exitCode, stderr]).toEqual([130, expect.stringContaining('interrupted: 1 of 2 runs')])
      expect([ours(stand.world()), await ownedIn(stand)]).toEqual([[], []])
    }
  })
})

describe('a rehearsal', () => {
  it('tells what would be asked for, and changes nothing', async () => {
    await using stand = await openStand()
    const { exitCode, stdout } = await stand.run(['run', 'single-order', ...toStand, '--dry-run'])
    expect(exitCode).toBe(0)
    const calls = stdout.split('\n').map((line) => line.replace(/ \{.*/, '').trim())
    expect(calls.slice(0, 5)).toEqual([
      'single-order on billmanager',
      'POST /auth/v4/public/token',
      'POST /vm/v3/account',
      'POST /vm/v3/host',
      expect.stringMatching(/^and \d+ readings; what is left of it is removed in the end$/),
    ])
    expect(stdout).toMatch(/"name":"vmh-42-[0-9a-f]{8}-bill1001"/)
    expect(stdout).toMatch(/"email":"vmh\+42-[0-9a-f]{8}\.[^"]+@example\.test"/)
    expect([stand.world().hosts.size, stand.world().accounts.size]).toEqual([0, 1])
    expect(await readFile(stand.ledger, 'utf8')).toBe('')
  })

  it('is for real targets alone', async () => {
    await using stand = await openStand()
    const { exitCode, stderr } = await stand.run(['run', '--dry-run'])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--dry-run is for real targets')])
  })
})

describe('secrets', () => {
  it('are in no ledger, trace, report or output', async () => {
    const administrator = { email: 'boss@example.com', password: 'MARKED-administrator' }
    await using stand = await openStand(
      { administrator },
      { email: administrator.email, observerInterval: '100ms' },
    )
    const env = { STAND_PASSWORD: administrator.password }
    const reports = ['junit', 'markdown', 'har', 'otlp', 'ndjson', 'sarif'].flatMap((format) => [
      '--report',
      `${format}=${join(stand.folder, 'out', `report.${format}`)}`,
    ])
    const secrets = new Set<string>([administrator.password])
    stand.listen(({ body, headers }, answer) => {
      const { password } = (body ?? {}) as { readonly password?: string }
      const [, key] = /"(?:key|token)":"([^"]+)"/.exec(answer) ?? []
      for (const secret of [password, key, headers['x-xsrf-token']])
        if (secret !== undefined) secrets.add(secret)
    })
    const scenario = join(stand.folder, 'goes-to-panel.yaml')
    await writeFile(
      scenario,
      'title: t\npurpose: p\nsteps: [{ order: {} }, { wait: settled }, { panel: {} }, { password: {} }]\nexpect: { orders: { active: 1 } }\n',
    )
    const out = ['--out', join(stand.folder, 'out'), ...reports]
    const results = [
      await stand.run(['doctor', '--target', 'stand'], { env }),
      await stand.run(['run', scenario, ...toStand, ...out], { env }),
      await stand.run(['run', 'single-order', ...toStand, '--dry-run'], { env }),
      await stand.run(['cleanup', '--target', 'stand'], { env }),
    ]
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0])
    // The administrator's, one of each client, two of each machine, their sessions and keys.
    expect(secrets.size).toBeGreaterThan(12)
    const all = [
      await written(stand.folder),
      ...results.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    ].join('\n')
    expect([...secrets].filter((secret) => all.includes(secret))).toEqual([])
  })
})
