import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { isSecretName } from '../../contracts/trace/secret-places.ts'
import { reporters } from '../../reports/reporter.ts'
import { livePlatform } from '../../simulators/recorder/fixtures/live-platform.ts'
import { rawServer } from '../../simulators/recorder/fixtures/raw-server.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { recorded } from './fixtures/recorded.ts'

const token = '5-0f8fad5b-d9cb-469f-a165-70867728950e'

/** What commands say and write about a trace. */
async function outputsOf(trace: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const reports = [...reporters.keys()].flatMap((format) => [
    '--report',
    `${format}=${join(folder, `report.${format}`)}`,
  ])
  const results = [
    await runCli(['check', trace, ...reports]),
    await runCli(['replay', trace]),
    await runCli(['replay', trace, '--json']),
    await runCli(['reproduce', trace, '-o', join(folder, 'scenario.yaml')]),
    await runCli(['reproduce', trace]),
  ]
  const outputs = new Map(
    results.flatMap(({ stdout, stderr }, index) => [
      [`stdout ${index}`, stdout],
      [`stderr ${index}`, stderr],
    ]),
  )
  for (const name of await readdir(folder))
    outputs.set(name, (await readFile(join(folder, name))).toString('latin1'))
  return outputs
}

function expectNone(outputs: ReadonlyMap<string, string>, secrets: readonly string[]): void {
  for (const [name, text] of outputs) {
    const found = secrets.filter(
      (secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
    )
    expect({ name, found }).toEqual({ name, found: [] })
  }
}

describe('whatever is said about a recorded session', () => {
  it('holds none of the secrets that platform and VMmanager had in it', async () => {
    await using folder = await temporaryFolder()
    let secrets: readonly string[] = []
    const session = await recorded({ folder: folder.path }, async ({ url }, simulator) => {
      await using platform = livePlatform(url, { credentials: simulator, quirks: ['logs-in-for-each-call'] })
      await platform.order('a')
      for (const action of ['password', 'panel', 'reinstall', 'close'] as const)
        await platform.act('a', { action })
      // The password of the simulator is no more than the name of the product.
      secrets = [...new Set(secretsIn(platform.said))].filter((secret) => secret !== simulator.password)
    })
    expect(secrets.length).toBeGreaterThan(4)
    const outputs = new Map([
      ...(await outputsOf(session.trace, folder.path)),
      ['record', session.stdout + session.stderr],
    ])
    expectNone(outputs, secrets)
    expect([...outputs.keys()]).toContain('scenario.yaml')
  })

  it('holds none that stands where nobody expects it', async () => {
    await using folder = await temporaryFolder()
    await using upstream = await rawServer((outgoing) => {
      const body = JSON.stringify({
        id: 'MARK-not-secret'.slice(5),
        token,
        key: 'MARK-key-0001',
        deep: [{ private_key: 'MARK-private' }],
      })
      outgoing.writeHead(201, {
        'content-type': 'application/json',
        'set-cookie': 'ses6=MARK-cookie',
        'x-secret': 'MARK-header',
      })
      outgoing.end(body)
    })
    const session = await recorded(
      { folder: folder.path, args: ['--upstream', upstream.url] },
      async ({ url }) => {
        const send = async (path: string, body: string, headers: Readonly<Record<string, string>> = {}) => {
          await (await request(`${url}${path}`, { method: 'POST', body, headers })).body.dump()
        }
        await send('/auth/v4/public/token', '{"email":"a@b.example","password":"MARK-password \\"quoted\\""}')
        await send('/vm/v3/host?token=MARK-query', 'password=MARK-form&x=1', {
          authorization: 'Bearer MARK-bearer',
        })
        await send(`/auth/v4/token/${token}`, '{"password":"MARK-cut', {
          cookie: 'a=MARK-other; ses6=MARK-session',
        })
        await send('/login/MARK-key-0001', '{"note":"the key is MARK-key-0001"}', {
          'proxy-authorization': 'MARK-proxy',
        })
      },
    )
    const trace = await readFile(session.trace, 'utf8')
    expect(trace).toContain('a@b.example')
    expect(trace.match(/\[token-\d+\]/g)?.length).toBeGreaterThan(4)
    expectNone(await outputsOf(session.trace, folder.path), ['MARK', token])
  })
})

/** Every text under a name that says that it is secret. */
function secretsIn(value: unknown, isSecret = false): readonly string[] {
  if (typeof value === 'string') return isSecret && value !== '' ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]) => secretsIn(held, isSecret || isSecretName(name)))
}
