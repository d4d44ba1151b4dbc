import { createServer as createPlainServer, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { openStand, type Stand } from './fixtures/stand.ts'

interface Server extends AsyncDisposable {
  readonly url: string
}

/** A server that is no VMmanager. */
async function serve(answer: RequestListener): Promise<Server> {
  const server = createPlainServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

const refused = JSON.stringify({ error: { code: 1000, msg: '' } })

/** What `run` says; whatever it is, it says one thing, makes nothing, and prints no results. */
async function told(
  stand: Stand,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly [number, string]> {
  const { exitCode, stdout, stderr } = await stand.run(['run', 'single-order', '--target', 'stand'], { env })
  expect(stdout).toBe('')
  expect(stderr.match(/^error /gm)).toHaveLength(1)
  expect([stand.world().hosts.size, stand.world().accounts.size]).toEqual([0, 1])
  expect(existsSync(stand.ledger) ? await readFile(stand.ledger, 'utf8') : '').toBe('')
  return [exitCode, stderr]
}

/** What the last line of `doctor` says, and its exit code. */
async function diagnosed(stand: Stand): Promise<readonly [number, string]> {
  const { exitCode, stdout } = await stand.run(['doctor', '--target', 'stand'])
  return [exitCode, stdout.trimEnd().split('\n').at(-1) ?? '']
}

describe('a run that cannot work says one clear thing, and makes nothing', () => {
  it('with a wrong password', async () => {
    await using stand = await openStand()
    expect(await told(stand, { STAND_PASSWORD: 'wrong' })).toEqual([
      3,
      expect.stringContaining(`VMmanager at ${stand.url} refuses the login of admin@example.com: status 401`),
    ])
  })

  it('without a password', async () => {
    await using stand = await openStand()
    expect(await told(stand, { STAND_PASSWORD: '' })).toEqual([
      2,
      expect.stringContaining('is not in the environment variable STAND_PASSWORD'),
    ])
  })

  it('where nobody listens', async () => {
    const gone = await serve(() => {})
    await gone[Symbol.asyncDispose]()
    await using stand = await openStand({}, { url: gone.url, ca: undefined })
    expect(await told(stand)).toEqual([3, expect.stringContaining(`Cannot reach ${gone.url}`)])
    expect(await diagnosed(stand)).toEqual([3, 'stand cannot be reached'])
  })

  it('where the certificate is not trusted', async () => {
    await using stand = await openStand({}, { ca: undefined })
    expect(await told(stand)).toEqual([3, expect.stringContaining('VMH_TARGET_UNTRUSTED')])
    expect(await diagnosed(stand)).toEqual([3, 'stand cannot be reached'])
  })

  it('where the certificate has expired', async () => {
    // Of 2020, for this test alone: its key guards nothing.
    const [cert, key] = await Promise.all(
      ['cert', 'key'].map((part) =>
        readFile(new URL(`fixtures/expired.${part}.pem`, import.meta.url), 'utf8'),
      ),
    )
    const server = createServer({ cert: cert ?? '', key: key ?? '' })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    await using stand = await openStand({}, { url, ca: 'old.pem' })
    await writeFile(`${stand.folder}/old.pem`, cert ?? '')
    const [exitCode, words] = await told(stand)
    await new Promise((resolve) => server.close(resolve))
    expect([exitCode, words]).toEqual([3, expect.stringContaining('CERT_HAS_EXPIRED')])
  })

  it('where pages are answered', async () => {
    await using server = await serve((_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end('<html>Welcome to nginx</html>')
    })
    await using stand = await openStand({}, { url: server.url, ca: undefined })
    expect(await told(stand)).toEqual([
      3,
      expect.stringContaining('is not VMmanager: status 200, text/html, no JSON'),
    ])
    expect(await diagnosed(stand)).toEqual([1, 'stand is not ready: 1 bad, 0 to think about'])
  })

  it('where a server sends its clients in a circle', async () => {
    await using server = await serve(({ url = '' }, answer) => {
      answer.writeHead(302, { location: url === '/a' ? '/b' : '/a' })
      answer.end()
    })
    await using stand = await openStand({}, { url: server.url, ca: undefined })
    expect(await told(stand)).toEqual([3, expect.stringContaining('redirects: in a circle')])
  })

  it('where the clocks are far apart', async () => {
    await using server = await serve((_, answer) => {
      answer.writeHead(401, { 'content-type': 'application/json', date: 'Wed, 01 Jan 2020 00:00:00 GMT' })
      answer.end(refused)
    })
    await using stand = await openStand({}, { url: server.url, ca: undefined })
    expect(await told(stand)).toEqual([3, expect.stringMatching(/VMH_CLOCK_SKEW[^]*is \d+ s off/)])
  })

  it('where the account is no administrator', async () => {
    await using stand = await openStand()
    const user = { email: 'user@example.com', password: 'aA1aA1aA1', role: '@user' }
    await stand.ask('POST', '/vm/v3/account', user)
    await stand.configure({ email: user.email })
    const { exitCode, stderr } = await stand.run(['run', 'single-order', '--target', 'stand'], {
      env: { STAND_PASSWORD: user.password },
    })
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringContaining('The account user@example.com has the role @user and must have @admin'),
    ])
    expect(stand.world().hosts.size).toBe(0)
  })

  it('where no address is free', async () => {
    await using stand = await openStand({ addresses: 0 })
    expect(await told(stand)).toEqual([
      3,
      expect.stringContaining('The address pool main has 0 free addresses'),
    ])
    expect(await diagnosed(stand)).toEqual([1, 'stand is not ready: 1 bad, 0 to think about'])
  })

  it.each([
    ['cluster', { cluster: 'lxd' }, 'has no cluster lxd'],
    ['os', { os: 'local__BeOS' }, 'has no operating system local__BeOS'],
    ['preset', { preset: 'tiny' }, 'has no preset tiny'],
    ['pool', { pool: 'backup' }, 'has no address pool backup'],
  ])('where there is no such %s', async (_, lines, words) => {
    await using stand = await openStand({}, lines)
    expect(await told(stand)).toEqual([3, expect.stringContaining(words)])
  })

  it.each([
    ['a clock that jumps', ['--clock', 'virtual'], 'its clock is real'],
    ['every dialect', ['--dialect', 'all'], 'speaks one dialect'],
  ])('with %s', async (_, args, words) => {
    await using stand = await openStand()
    const { exitCode, stderr } = await stand.run(['run', '--target', 'stand', ...args])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)])
  })

  it('with a target that nobody has described', async () => {
    await using stand = await openStand()
    const { exitCode, stderr } = await stand.run(['run', '--target', 'moon'])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('There is no target moon')])
    const bare = await runCli(['run', '--target', 'moon'])
    expect([bare.exitCode, bare.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^error VMH_CONFIG_MISSING\n.*vmharness\.config\.yaml.*\n.*docs\/real-targets\.md/,
      ),
    ])
  })

  it('with a simulated target, where only a real one can be looked at', async () => {
    const { exitCode, stderr } = await runCli(['doctor', '--target', 'simulated'])
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^error VMH_USAGE\n.*target simulated is made anew.*\n.*docs\/real-targets\.md/),
    ])
  })
})
