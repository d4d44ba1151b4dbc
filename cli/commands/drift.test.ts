import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import type { HttpMethod } from '../../contracts/exchange/exchange.ts'
import { openStand, type Stand } from '../real/fixtures/stand.ts'
import { tellDrift, type ToldDrift } from '../real/fixtures/tell-drift.ts'
import { openWarpedStand, type Warp, warpItems, type WarpedStand } from '../real/fixtures/warped-stand.ts'

const lines = (text: string): readonly string[] => text.trimEnd().split('\n')

let stand: WarpedStand | Stand
afterEach(() => stand[Symbol.asyncDispose]())

const warped = async (warp: Warp, ...args: readonly string[]): Promise<ToldDrift> => {
  stand = await openWarpedStand(warp)
  return tellDrift(stand, ...args)
}

function without(item: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([key]) => key !== name))
}

/** Asks for things, so that there are tasks, disks and networks to look at. */
async function liveIn(inhabited: Stand): Promise<void> {
  const asks: readonly (readonly [HttpMethod, string, object])[] = [
    ['POST', '/vm/v3/host/1/stop', {}],
    ['POST', '/vm/v3/host/2/resource', { cpu_number: 2, defer: { action: 'host_stop' } }],
    ['POST', '/vm/v3/account', { email: 'c@example.com', password: 'aA1aA1aA1', role: '@user' }],
    ['POST', '/vm/v3/host/3/ip', { ipv4_number: 1 }],
    ['POST', '/vm/v3/host/1/backup', { name: 'b' }],
    ['POST', '/vm/v3/host/3/image/create', { name: 'i' }],
    ['POST', '/vm/v3/recipe', { name: 'r' }],
  ]
  for (const [method, path, body] of asks) await inhabited.ask(method, path, body)
}

describe.each(dialects.map(({ name }) => name))('a VMmanager that speaks %s', (dialect) => {
  it('has not drifted, and fits no other dialect better', async () => {
    stand = await openStand({ dialect, fixture: 'small' }, { dialect })
    if (dialect !== '2022') await liveIn(stand)
    const { exitCode, drifts, figures, all } = await tellDrift(stand)
    expect([exitCode, drifts]).toEqual([0, []])
    expect(figures).toMatchObject({ outcome: 'same', breaking: 0, new: 0, dialect })
    expect(Number(figures['observed'])).toBeGreaterThan(48)
    expect(all.filter(({ kind }) => kind === 'dialect').find((fit) => fit['isBest'] === true)).toMatchObject({
      dialect,
      departures: 0,
      signs: 0,
    })
  })

  it('has not drifted in what it says of several nodes, of machines on them and of recipes', async () => {
    stand = await openStand({ dialect, fixture: 'multi-cluster' }, { dialect })
    if (dialect !== '2022') await stand.ask('POST', '/vm/v3/recipe', { name: 'r' })
    const { exitCode, drifts, all } = await tellDrift(stand)
    expect([exitCode, drifts]).toEqual([0, []])
    const unread = all.filter(({ reason }) => reason === 'no-item').map(({ operation }) => operation)
    expect(unread).not.toContain('host-migration-targets')
    expect(unread.includes('recipe-read')).toBe(dialect === '2022')
  })

  it('is told to be of that dialect when it is taken for another', async () => {
    const other = dialect === '2023' ? '2024.03' : '2023'
    stand = await openStand({ dialect, fixture: 'small' }, { dialect: other })
    const { all } = await tellDrift(stand)
    const best = all.filter((line) => line['isBest'] === true).map((line) => line['dialect'])
    expect(best).toEqual([dialect])
    const { stdout } = await stand.run(['drift', '--target', 'stand'])
    expect(stdout).toContain(`${dialect} fits better: set \`dialect\` of the target.`)
  })
})

describe('a VMmanager that has drifted', () => {
  it('is told in exactly the fields that are other', async () => {
    const warp: Warp = (path, answer, method) =>
      warpItems('/vm/v3/host', ({ ram_mib: memory, ...host }) => ({
        ...host,
        memory,
        id: String(host['id']),
      }))(path, answer, method) ??
      warpItems('/vm/v3/os', (os) => without(os, 'repository'))(path, answer, method) ??
      warpItems('/vm/v3/storage', (storage) => without(storage, 'name'))(path, answer, method) ??
      warpItems('/vm/v3/ippool', (pool) => ({ ...pool, colour: 'red' }))(path, answer, method)
    const { exitCode, drifts, figures } = await warped(warp)
    expect(exitCode).toBe(1)
    expect(drifts).toEqual([
      'changed host-list /list/*/id billmanager+clouden',
      'missing host-list /list/*/ram_mib billmanager+clouden',
      'missing os-list /list/*/repository billmanager+clouden',
      'missing storage-list /list/*/name',
      'new host-list /list/*/memory',
      'new ippool-list /list/*/colour',
    ])
    expect(figures).toMatchObject({ outcome: 'breaking', breaking: 3, missing: 3, changed: 1, new: 2 })
  })

  it('is told what it answers no longer, and with another status', async () => {
    const { drifts, all } = await warped((path, answer) => {
      if (path.startsWith('/vm/v3/preset')) return { status: 404, body: '<h1>Not found</h1>' }
      if (path.startsWith('/vm/v3/storage?')) return { ...answer, status: 405, body: {} }
      return path.startsWith('/vm/v3/node?') ? { ...answer, status: 206 } : undefined
    })
    expect(drifts).toEqual([
      'missing operation preset-list billmanager+clouden',
      'changed status node-list',
      'missing operation storage-list',
    ])
    expect(all.find(({ operation }) => operation === 'preset-read')).toMatchObject({ reason: 'no-item' })
    expect(all.find(({ operation }) => operation === 'node-list')).toMatchObject({
      verdicts: {
        billmanager: { kind: 'unused' },
        clouden: { kind: 'safe' },
      },
      expected: '200',
      actual: '206',
    })
  })

  it('breaks only those who need what is other', async () => {
    const warp = warpItems('/vm/v3/node', (node) => without(node, 'id'))
    const { exitCode, drifts, all } = await warped(warp, '--platform', 'billmanager')
    expect([exitCode, drifts]).toEqual([0, ['missing node-list /list/*/id']])
    expect(all[0]).toMatchObject({ verdicts: { billmanager: { kind: 'unused' } }, seen: { count: 1, of: 1 } })
    const both = await tellDrift(stand)
    expect([both.exitCode, both.drifts]).toEqual([1, ['missing node-list /list/*/id clouden']])
    expect(both.all[0]).toMatchObject({
      verdicts: { clouden: { kind: 'breaking', because: 'the first page of the list node' } },
    })
  })

  it('may spell a word as another release does, which the platforms can read', async () => {
    stand = await openWarpedStand(warpItems('/vm/v3/task', (task) => ({ ...task, status: 'fail' })))
    await stand.ask('POST', '/vm/v3/host/1/stop', {})
    const { exitCode, drifts } = await tellDrift(stand)
    expect([exitCode, drifts]).toEqual([0, ['changed task-list /list/*/status']])
  })

  it('may say what nobody can read', async () => {
    stand = await openWarpedStand(warpItems('/vm/v3/task', (task) => ({ ...task, status: 'done' })))
    await stand.ask('POST', '/vm/v3/host/1/stop', {})
    expect(await tellDrift(stand)).toMatchObject({
      exitCode: 1,
      drifts: ['changed task-list /list/*/status billmanager+clouden'],
    })
  })
})

describe('a server that answers strangely', () => {
  it('with a page, or by sending elsewhere, has other answers there', async () => {
    const { exitCode, drifts, stdout } = await warped((path, answer) => {
      if (path.startsWith('/vm/v3/os?'))
        return { status: 200, body: '<html>token=5-secret</html>', contentType: 'text/html' }
      return path.startsWith('/vm/v3/cluster?')
        ? { ...answer, status: 302, body: '', location: '/login' }
        : undefined
    })
    expect(exitCode).toBe(1)
    expect(drifts).toEqual([
      'changed status cluster-list billmanager+clouden',
      'changed os-list billmanager+clouden',
    ])
    expect(stdout).not.toContain('5-secret')
  })

  it('with names that steer a terminal is shown without them', async () => {
    const hostile = '\u001B[2J\u009B31m\u202Eevil'
    await warped(
      warpItems('/vm/v3/os', (os) => ({ ...os, [hostile]: 1, [`${hostile}${'x'.repeat(10_000)}`]: 2 })),
    )
    for (const args of [[], ['--json'], ['--lang', 'ru']]) {
      const { exitCode, stdout } = await stand.run(['drift', '--target', 'stand', ...args])
      expect(exitCode).toBe(0)
      expect(stdout).toContain('evil')
      expect(stdout.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}]/gu) ?? []).toEqual([])
      expect(Math.max(...lines(stdout).map(({ length }) => length))).toBeLessThan(1000)
    }
  })

  it('with a list without end is looked at as far as its beginning', async () => {
    const many = (answer: { status: number; body: unknown }): { status: number; body: unknown } => {
      const { list } = answer.body as { list: readonly object[] }
      return {
        ...answer,
        body: { list: Array.from({ length: 20_000 }, (_, id) => ({ ...list[0], id, name: id })) },
      }
    }
    const { drifts, all } = await warped((path, answer) =>
      path.startsWith('/vm/v3/cluster?') ? many(answer) : undefined,
    )
    expect(drifts).toEqual(['changed cluster-list /list/*/name'])
    expect(all[0]).toMatchObject({ seen: { count: 100, of: 100 } })
  })

  it('with refusals alone has shown nothing, and nothing is said of drift', async () => {
    const { exitCode, drifts, figures } = await warped((_, answer, method) =>
      method === 'GET'
        ? { ...answer, status: 403, body: { error: { code: 3003, msg: '', value: {} } } }
        : undefined,
    )
    expect([exitCode, drifts, figures['outcome']]).toEqual([3, [], 'blind'])
  })
})

describe('a target that cannot be read', () => {
  const failing = async (
    lines: Readonly<Record<string, unknown>>,
    env = {},
  ): Promise<readonly [number, string]> => {
    stand = await openStand({}, lines)
    const { exitCode, stdout, stderr } = await stand.run(['drift', '--target', 'stand'], { env })
    expect(stdout).toBe('')
    return [exitCode, stderr]
  }

  it.each([
    [{ url: 'http://127.0.0.1:1', ca: undefined }, 'VMH_TARGET_UNREACHABLE'],
    [{ ca: undefined }, 'VMH_TARGET_UNTRUSTED'],
  ])('is no drift: %j', async (lines, code) => {
    expect(await failing(lines)).toEqual([3, expect.stringContaining(code)])
  })

  it('because of a wrong password is no drift', async () => {
    expect(await failing({}, { STAND_PASSWORD: 'wrong' })).toEqual([
      3,
      expect.stringContaining('VMH_LOGIN_REFUSED'),
    ])
  })

  it('because its door sends elsewhere is no drift', async () => {
    stand = await openWarpedStand((_, answer) => ({ ...answer, status: 302, location: '/login' }))
    const { exitCode, stderr } = await stand.run(['drift', '--target', 'stand'])
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining('VMH_TARGET_REDIRECTS')])
  })

  it.each([
    [['--samples', '0'], 'a whole number from 1 to 100'],
    [['--platform', 'moon'], 'billmanager, clouden or all'],
    [['--dialect', '1999'], 'one of 2022'],
    [['--description', 'gone.json'], 'Cannot read gone.json'],
  ])('because of %j is wrong use', async (args, words) => {
    stand = await openStand()
    const { exitCode, stderr } = await stand.run(['drift', '--target', 'stand', ...args])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)])
  })
})

describe('reading', () => {
  it('changes nothing, logs in once, and keeps to the samples', async () => {
    stand = await openWarpedStand(() => undefined)
    await tellDrift(stand, '--samples', '1')
    const { asked } = stand as WarpedStand
    expect(asked.filter((call) => !call.startsWith('GET '))).toEqual(['POST /auth/v4/public/token'])
    expect(asked.filter((call) => /^GET \/vm\/v3\/host\/\d+$/.test(call))).toHaveLength(1)
    expect(asked.filter((call, index) => asked.indexOf(call) !== index)).toEqual([])
  })

  it('keeps to the pace of the target', async () => {
    stand = await openWarpedStand(() => undefined, {}, { rateLimit: 100 })
    const beganAt = performance.now()
    await tellDrift(stand)
    const { asked } = stand as WarpedStand
    expect(performance.now() - beganAt).toBeGreaterThan((asked.length - 4) * 10)
  })
})

describe('the file of a report', () => {
  it('has all of it', async () => {
    stand = await openWarpedStand(warpItems('/vm/v3/os', (os) => without(os, 'name')))
    const file = join(stand.folder, 'deep', 'drift.json')
    const { exitCode, stdout } = await stand.run(['drift', '--target', 'stand', '-o', file])
    expect(exitCode).toBe(1)
    expect(lines(stdout).at(-1)).toMatch(
      /^stand has drifted: 1 breaking; 1 missing, 0 changed, 0 new; \d+ of 175/,
    )
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      target: 'stand',
      outcome: 'breaking',
      dialect: '2024.03',
      platforms: ['billmanager', 'clouden'],
      drifts: [
        {
          operation: 'os-list',
          pointer: '/list/*/name',
          change: 'missing',
        },
      ],
      descriptions: {
        found: [],
        tried: 8,
      },
    })
  })
})
