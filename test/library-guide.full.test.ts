import { execFile } from 'node:child_process'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeBlocks } from './code-blocks.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let blocks: readonly string[] = []
beforeAll(async () => {
  const page = await readFile(join(root, 'docs/library.md'), 'utf8')
  blocks = codeBlocks(page, 'ts')
})

/** The client that the page calls `provision`, in as few words as will do. */
const provision = `
async function provision(url: string, email: string, password: string): Promise<void> {
  const call = async (method: string, path: string, token: string, body?: object): Promise<any> => {
    const headers = { 'content-type': 'application/json', 'x-xsrf-token': token }
    return (await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })).json()
  }
  const { token } = await call('POST', '/auth/v4/public/token', '', { email, password })
  const machine = { name: 'web', cluster: 1, os: 1, password: 'a long password', hdd_mib: 10240, ipv4_number: 1 }
  await call('POST', '/vm/v3/host', token, machine).catch(() => {})
  const list = '/vm/v3/task?where=' + encodeURIComponent("name EQ 'host_create'")
  for (let status = ''; status !== 'complete'; ) status = (await call('GET', list, token)).list[0].status
}
`

/** A project in which the package is the sources of this one. */
async function project(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    const own = text.replaceAll(/'vmmanager-harness\/(testing\/\w+|\w+)'/g, (_, path: string) => {
      const file = path.includes('/') ? `${path}.ts` : `${path}/index.ts`
      return JSON.stringify(join(root, file))
    })
    await writeFile(join(folder, name), own)
  }
}

const run = (command: string, args: readonly string[], cwd: string) =>
  promisify(execFile)(join(root, 'node_modules/.bin', command), args, { cwd })

describe('the guide to the library', { timeout: 60_000 }, () => {
  it('shows a test for vitest that passes', async () => {
    await using folder = await temporaryFolder()
    await project(folder.path, { 'order.test.ts': `${blocks[0]}\n${provision}` })
    const { stdout } = await run('vitest', ['run', '--root', folder.path, '--no-color'], folder.path)
    expect(stdout).toMatch(/Tests\s+1 passed/)
  })

  it('shows lines for any other framework that do as they say', async () => {
    await using folder = await temporaryFolder()
    await project(folder.path, { 'plain.mts': `${blocks[1]}\n${provision}\nconsole.log(simulator.url)` })
    expect((await run('tsx', ['plain.mts'], folder.path)).stdout).toMatch(/^http:/)
  })

  it('shows nothing that is not there', async () => {
    const page = await readFile(join(root, 'docs/library.md'), 'utf8')
    const testing = await import('../testing/index.ts')
    const simulator = await testing.startSimulator()
    const known = new Set([...Object.keys(testing), ...Object.keys(simulator), 'inactiveMachines'])
    await simulator.stop()
    const named = [...page.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)\(/g)].map(([, name = '']) => name),
    )
    expect(named.length).toBeGreaterThan(6)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })
})
