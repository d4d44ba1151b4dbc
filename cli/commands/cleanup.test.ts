import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLedger } from '../../scenarios/targets/real/ledger/read-ledger.ts'
import { openStand, type Stand } from '../real/fixtures/stand.ts'

const run = 'vmh-42-0a1b2c3d'
const email = 'vmh+42-0a1b2c3d.bob@example.test'
const machine = `${run}-bill1001`

/** What a run that was killed has left: an account, a machine, and a ledger that has seen no end of either. */
async function leaveBehind(stand: Stand, changes: { readonly url?: string } = {}): Promise<void> {
  const password = 'aA1aA1aA1'
  const account = (await stand.ask('POST', '/vm/v3/account', { email, password, role: '@user' })) as {
    id: number
  }
  const wish = { name: machine, account: account.id, cluster: 1, os: 1, preset: 1, password }
  await stand.ask('POST', '/vm/v3/host', wish)
  const common = {
    event: 'intent',
    at: '2026-01-01T00:00:00.000Z',
    run,
    target: 'stand',
    url: stand.url,
    ...changes,
  }
  const lines = [
    { ...common, key: 'a', kind: 'account', name: email, ramMib: 0 },
    { event: 'made', key: 'a', at: common.at, id: account.id },
    { ...common, key: 'b', kind: 'host', name: machine, ramMib: 1024 },
  ]
  await mkdir(dirname(stand.ledger), { recursive: true })
  await writeFile(stand.ledger, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

const left = (stand: Stand): readonly number[] => [stand.world().hosts.size, stand.world().accounts.size]

describe('cleanup', () => {
  it('names what it touches, removes it, and ends with the figures', async () => {
    await using stand = await openStand()
    await leaveBehind(stand)
    const { exitCode, stdout } = await stand.run(['cleanup', '--target', 'stand'])
    expect([exitCode, stdout.trimEnd().split('\n')]).toEqual([
      0,
      [
        `stand: account ${email}, id 4`,
        `stand: machine ${machine} (if it was made)`,
        'removed 1 machine and 1 account; 0 left',
      ],
    ])
    expect(left(stand)).toEqual([0, 1])
    expect(readLedger(await readFile(stand.ledger, 'utf8')).owned).toEqual([])
  })

  it('removes nothing when it only has to tell', async () => {
    await using stand = await openStand()
    await leaveBehind(stand)
    const before = await readFile(stand.ledger, 'utf8')
    const { exitCode, stdout } = await stand.run(['cleanup', '--dry-run'])
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('would remove 1 machine and 1 account; 0 left'),
    ])
    expect(left(stand)).toEqual([1, 2])
    expect(await readFile(stand.ledger, 'utf8')).toBe(before)
  })

  it('serves every target when none is named, and passes over a torn line', async () => {
    await using stand = await openStand()
    await leaveBehind(stand)
    await appendFile(stand.ledger, '{"event":"made","key":"b","i')
    const { exitCode, stdout, stderr } = await stand.run(['cleanup'])
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('removed 1 machine and 1 account; 0 left'),
    ])
    expect(stderr).toContain('1 torn lines, of no harm')
    expect(left(stand)).toEqual([0, 1])
  })

  it('touches nothing that the ledger does not have', async () => {
    await using stand = await openStand({ fixture: 'small' })
    await stand.ask('POST', '/vm/v3/account', { email, password: 'aA1aA1aA1', role: '@user' })
    const before = left(stand)
    const { exitCode, stdout } = await stand.run(['cleanup', '--target', 'stand'])
    expect([exitCode, stdout]).toEqual([0, 'removed 0 machines and 0 accounts; 0 left\n'])
    expect(left(stand)).toEqual(before)
  })

  it('touches nothing at another address than that where it was made, and says what is left there', async () => {
    await using stand = await openStand()
    await leaveBehind(stand, { url: 'https://elsewhere.example.com' })
    const { exitCode, stdout, stderr } = await stand.run(['cleanup'])
    expect([exitCode, stdout]).toEqual([3, 'removed 0 machines and 0 accounts; 2 left\n'])
    expect(stderr).toContain(
      'https://elsewhere.example.com has 2 things of ours, and no target has that address',
    )
    expect(left(stand)).toEqual([1, 2])
  })

  it('tells of things at an address that no target has, also when another target is named', async () => {
    await using stand = await openStand()
    await leaveBehind(stand, { url: 'https://elsewhere.example.com' })
    const { exitCode, stderr } = await stand.run(['cleanup', '--target', 'stand'])
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringContaining(`no target has that address: account ${email}`),
    ])
  })

  it.each([
    ['a slash', (url: string) => `${url}/`],
    ['another name of this machine', (url: string) => url.replace('127.0.0.1', 'localhost')],
    ['another case', (url: string) => url.toUpperCase().replace('HTTPS', 'https')],
  ])('knows an address however it is spelled: %s', async (_, spell) => {
    await using stand = await openStand()
    await leaveBehind(stand, { url: spell(stand.url) })
    const { exitCode, stdout } = await stand.run(['cleanup'])
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('removed 1 machine and 1 account; 0 left'),
    ])
    expect(left(stand)).toEqual([0, 1])
  })

  it('takes nothing from a process that still makes things there', async () => {
    await using stand = await openStand({ stageMs: 60_000 })
    const { promise: made, resolve } = Promise.withResolvers<void>()
    stand.listen(({ method, path }) => {
      if (method === 'POST' && path === '/vm/v3/host') resolve()
    })
    let end = (): void => {}
    const run1 = stand.run(['run', 'single-order', '--target', 'stand', '--clock', 'scaled:100', '--quiet'], {
      onStart: ({ send }) => (end = () => send('SIGTERM')),
    })
    await made
    const before = left(stand)
    for (const args of [['cleanup'], ['run', 'single-order', '--target', 'stand']]) {
      const { exitCode, stderr } = await stand.run(args)
      expect([exitCode, stderr]).toEqual([3, expect.stringContaining('error VMH_TARGET_IN_USE')])
    }
    expect(left(stand)).toEqual(before)
    expect((await stand.run(['cleanup', '--dry-run'])).exitCode).toBe(0)
    end()
    expect((await run1).exitCode).toBe(130)
    expect((await stand.run(['cleanup'])).exitCode).toBe(0)
  })

  it('names what is not ours any more, touches it not, and forgets it when it is told to', async () => {
    await using stand = await openStand()
    await leaveBehind(stand)
    const [host] = stand.world().hosts.all()
    await appendFile(
      stand.ledger,
      `{"event":"made","key":"b","at":"2026-01-01T00:00:00.000Z","id":${host?.id}}\n`,
    )
    await stand.ask('POST', `/vm/v3/host/${host?.id}`, { name: 'production' })
    const { exitCode, stderr } = await stand.run(['cleanup'])
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringContaining(`vmharness cleanup --target stand --forget ${machine}`),
    ])
    expect(stderr).toContain(`left machine ${machine}, id 1: other-name, it shows production`)
    expect(left(stand)).toEqual([1, 2])
    const told = await stand.run(['cleanup', '--forget', machine, '--forget', email])
    expect([told.exitCode, told.stdout]).toEqual([
      0,
      expect.stringContaining(
        `stand: forgot machine ${machine}, id 1; if it is still there, remove it in VMmanager`,
      ),
    ])
    expect(left(stand)).toEqual([1, 2])
  })

  it('tells what it could not remove, and finds it again the next time', async () => {
    const faults = [{ fault: 'task-fails', stage: 'delete' }] as const
    await using stand = await openStand({ faults }, { timeouts: { answer: '2s', task: '1s' } })
    await leaveBehind(stand)
    const { exitCode, stdout, stderr } = await stand.run(['cleanup'])
    expect([exitCode, stdout]).toEqual([
      3,
      expect.stringContaining('removed 0 machines and 0 accounts; 2 left'),
    ])
    expect(stderr).toContain(`stand: left machine ${machine}, id 1: timeout`)
    expect(stderr).toContain('Target stand still has 2 things of ours')
    expect((await stand.run(['cleanup', '--dry-run'])).stdout).toContain(`machine ${machine}, id 1`)
  })

  it('says why it cannot begin', async () => {
    await using stand = await openStand()
    await leaveBehind(stand)
    const { exitCode, stderr } = await stand.run(['cleanup'], { env: { STAND_PASSWORD: 'wrong' } })
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('VMH_LOGIN_REFUSED')])
    expect(left(stand)).toEqual([1, 2])
  })

  it('works where no run could: with no address free', async () => {
    await using stand = await openStand({ addresses: 1 })
    await leaveBehind(stand)
    expect((await stand.run(['doctor', '--target', 'stand'])).stdout).toContain(
      'earlier runs have left 1 machine in',
    )
    expect((await stand.run(['cleanup'])).exitCode).toBe(0)
    expect(left(stand)).toEqual([0, 1])
  })
})
