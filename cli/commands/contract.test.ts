import { describe, expect, it } from 'vitest'
import { coverage } from '../../contracts/vmmanager/coverage.ts'
import { runCli } from '../fixtures/run-cli.ts'

interface Line {
  readonly kind: string
  readonly name: string
  readonly evidence: { readonly level: string; readonly source: string }
}

async function lines(...args: string[]): Promise<readonly Line[]> {
  const { stdout } = await runCli(['contract', '--json', ...args])
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

describe('vmharness contract', () => {
  it('counts what is documented, observed and inferred, with shares that make a whole', async () => {
    const { exitCode, stdout, stderr } = await runCli(['contract'])
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^ +documented +observed +inferred +all\noperations +\d+ +\d+ % +\d+ +\d+ % +\d+ +\d+ % +\d+$/m,
    )
    const counts = (/^operations.*$/m.exec(stdout)?.[0].match(/\d+(?! ?%|\d)/g) ?? []).map(Number)
    const [documented = 0, observed = 0, inferred = 0, all] = counts
    expect(documented + observed + inferred).toBe(all)
    expect(all).toBe(coverage().operations.length)
  })

  it('has a row for each kind of fact', async () => {
    const { stdout } = await runCli(['contract'])
    const heads = stdout.split('\n\n')[0]?.match(/^[a-z]+( [a-z]+)?(?= {2})/gm)
    expect(heads).toEqual(['operations', 'fields', 'dialect facts', 'errors'])
  })

  it('lists what is inferred, and from what', async () => {
    const { stdout } = await runCli(['contract'])
    expect(stdout).toContain(
      '  ssh-key-list (GET /auth/v4/user/{user}/sshkey): usaafko/vmmanager6-api-go. The client uses',
    )
    expect(stdout).toMatch(
      /^Inferred errors, and from what\n {2}bad-credentials: usaafko\/vmmanager6-api-go$/m,
    )
    const inferred = coverage().claims.filter(({ evidence }) => evidence.level === 'inferred')
    expect(stdout.match(/^ {2}\S/gm)).toHaveLength(inferred.length)
  })

  it('gives programs one JSON object a line for each fact', async () => {
    const told = await lines()
    expect(told.map(({ kind, name }) => [kind, name])).toEqual(
      coverage().claims.map(({ kind, name }) => [kind, name]),
    )
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'operation',
        name: 'host-start',
        method: 'POST',
        path: '/vm/v3/host/{host_id}/start',
        request: 'HostActionRequest',
        response: 'TaskStarted',
        dialects: ['2022', '2023', '2024.03', '2025.04'],
        disputed: expect.objectContaining({
          HostActionRequest: expect.objectContaining({ level: 'observed' }),
        }),
      }),
    )
  })

  it('tells of one dialect what holds in it', async () => {
    const names = (await lines('--dialect', '2022')).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['session-create', 'host-create', '2022 authVersion']))
    expect(names).not.toContain('token-create')
    expect(names).not.toContain('2023 authVersion')
  })

  it('refuses a dialect that there is not, with the known ones', async () => {
    const { exitCode, stderr } = await runCli(['contract', '--dialect', '1999'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('2022, 2023, 2024.03, 2025.04')
  })

  it('shows examples in its help', async () => {
    const { exitCode, stdout } = await runCli(['contract', '--help'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Usage: vmharness contract[\s\S]*Examples:\n {2}vmharness contract/)
  })
})
