import { describe, expect, it } from 'vitest'
import { openStand, ours } from '../real/fixtures/stand.ts'

const lines = (text: string): readonly string[] => text.trimEnd().split('\n')

describe('doctor', () => {
  it('tells of a good target what it has, what a run would make, and that it is ready', async () => {
    await using stand = await openStand()
    const { exitCode, stdout, stderr } = await stand.run(['doctor', '--target', 'stand'])
    expect([exitCode, stderr]).toEqual([0, ''])
    const told = lines(stdout)
    expect(told.slice(0, -1).map((line) => line.slice(0, 14).replaceAll(/\s+/g, ' ').trim())).toEqual([
      'ok reach',
      'ok TLS',
      'ok clock',
      'ok login',
      'ok role',
      'ok version',
      'ok cluster',
      'ok system',
      'ok preset',
      'ok pool',
      'ok budget',
    ])
    expect(told.at(-2)).toContain('up to 5 machines with 8192 MiB of memory in all, named vmh-*')
    expect(told.at(-1)).toBe('stand is ready: 11 ok, 0 to think about')
    expect(ours(stand.world())).toEqual([])
  })

  it('tells what is worth a thought, with what to do', async () => {
    const changes = { ca: undefined, insecure: true, budget: { vms: 7, ramMib: 1024 } }
    await using stand = await openStand({ addresses: 3, dialect: '2023' }, changes)
    const { exitCode, stdout } = await stand.run(['doctor', '--target', 'stand'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/warn +TLS +any certificate is taken\n +Name the authority by `ca: FILE`/)
    expect(stdout).toMatch(/warn +login +a login is answered with 200, dialect 2024.03 expects 201/)
    expect(stdout).toMatch(/warn +pool +3 free addresses in main, fewer than the 7 machines/)
    expect(lines(stdout).at(-1)).toBe('stand is ready: 9 ok, 3 to think about')
  })

  it('goes on to the end where several things are wrong, and says so by its exit code', async () => {
    await using stand = await openStand({ addresses: 0 }, { preset: 'tiny' })
    const { exitCode, stdout } = await stand.run(['doctor', '--target', 'stand'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(
      /bad +preset +VMmanager at .* has no preset tiny\n +Choose one of those that it has: small/,
    )
    expect(stdout).toMatch(/bad +pool +The address pool main has 0 free addresses/)
    expect(lines(stdout).at(-1)).toBe('stand is not ready: 2 bad, 0 to think about')
  })

  it('speaks Russian, and to programs', async () => {
    await using stand = await openStand()
    const russian = await stand.run(['doctor', '--target', 'stand', '--lang', 'ru'])
    expect(lines(russian.stdout).at(-1)).toBe('stand готов: хорошо 11, внимание 0')
    const { stdout } = await stand.run(['doctor', '--target', 'stand', '--json'])
    const told = lines(stdout).map((line) => JSON.parse(line) as object)
    expect(told[0]).toEqual({
      topic: 'reach',
      state: 'ok',
      detail: 'answers',
      seen: `${stand.url} answers as VMmanager does`,
    })
    expect(told.at(-1)).toEqual({ target: 'stand', verdict: 'ready', ok: 11, warn: 0, bad: 0 })
  })

  it('works with the older session service too', async () => {
    await using stand = await openStand({ dialect: '2022' }, { dialect: '2022' })
    const { exitCode, stdout } = await stand.run(['doctor', '--target', 'stand'])
    expect([exitCode, lines(stdout).at(-1)]).toEqual([0, 'stand is ready: 11 ok, 0 to think about'])
  })

  it.each([
    ['2022', {}, '/auth/v4/public/token', '/auth/v3/auth', `'2022'`],
    [
      '2024.03',
      { dialect: '2022' },
      '/auth/v3/auth',
      '/auth/v4/public/token',
      `'2023', '2024.03', or '2025.04'`,
    ],
  ])('finds the dialect %s, not the password, to be other than it was told: %j', async (...wrong) => {
    const [dialect, lines, missing, found, known] = wrong
    await using stand = await openStand({ dialect }, lines)
    const { exitCode, stdout } = await stand.run(['doctor', '--target', 'stand'])
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/bad +login +/)])
    expect(stdout).toContain(`has no ${missing}, where dialect`)
    expect(stdout).toContain(`, but ${found}\n`)
    expect(stdout).toContain(`set \`dialect\` of the target to ${known}.`)
    expect(stdout).not.toContain('password')
  })

  it('takes a wrong password for what it is', async () => {
    await using stand = await openStand()
    const env = { STAND_PASSWORD: 'wrong' }
    const { exitCode, stdout } = await stand.run(['doctor', '--target', 'stand'], { env })
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringMatching(/bad +login[\s\S]*Check `email` and `password`/),
    ])
  })

  it.each([
    [['doctor'], /required option.*--target/],
    [['doctor', '--target', 'moon'], /There is no target moon/],
  ])('has to know which target is meant: %j', async (args, words) => {
    await using stand = await openStand()
    const { exitCode, stderr } = await stand.run(args)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(words)])
  })
})
