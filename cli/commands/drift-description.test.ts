import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { contractDocument } from '../../contracts/drift/published/contract-operations.ts'
import { openStand, type Stand } from '../real/fixtures/stand.ts'
import { tellDrift, type ToldDrift } from '../real/fixtures/tell-drift.ts'
import { openWarpedStand, type Warp, type WarpedStand } from '../real/fixtures/warped-stand.ts'

let stand: WarpedStand | Stand
afterEach(() => stand[Symbol.asyncDispose]())

const warped = async (warp: Warp, ...args: readonly string[]): Promise<ToldDrift> => {
  stand = await openWarpedStand(warp)
  return tellDrift(stand, ...args)
}

describe('a description that the target publishes', () => {
  const own = (): Record<string, unknown> =>
    JSON.parse(JSON.stringify(contractDocument('2024.03'))) as Record<string, unknown>
  const publishing =
    (documents: Readonly<Record<string, unknown>>): Warp =>
    (path) =>
      Object.hasOwn(documents, path) ? { status: 200, body: documents[path] } : undefined

  it('is found where its page says, and tells of what is never asked', async () => {
    const page = '<script>SwaggerUIBundle({ urls: [{"url": "../api-docs/vm.json", "name": "vm"}] })</script>'
    const { exitCode, drifts, all, figures } = await warped(
      publishing({ '/swagger/': page, '/api-docs/vm.json': own() }),
    )
    expect([exitCode, drifts]).toEqual([0, []])
    expect(all.find(({ kind }) => kind === 'description')).toMatchObject({ operations: 175 })
    expect(figures).toMatchObject({ observed: 175, unobserved: 0 })
  })

  it('is found where it usually is, and departs in exactly what is other', async () => {
    const text = JSON.stringify(own())
      .replaceAll('"recipe_task_list"', '"recipe_tasks"')
      .replaceAll('"expand_part":', '"expand":')
    const { exitCode, drifts } = await warped(publishing({ '/swagger/swagger.json': text }))
    expect(exitCode).toBe(1)
    const creation = drifts.filter((drift) => drift.includes('host-create'))
    expect(creation).toEqual([
      'missing host-create /recipe_task_list billmanager',
      'missing request host-create /disks/*/expand_part',
      'missing request host-create /expand_part',
      'new request host-create /disks/*/expand',
      'new request host-create /expand',
      'new host-create /recipe_tasks',
    ])
  })

  it('may be a page for people, which is none', async () => {
    const { exitCode, all } = await warped((path) =>
      path.startsWith('/swagger')
        ? { status: 200, body: '<!doctype html><title>x</title>', contentType: 'text/html' }
        : undefined,
    )
    expect(exitCode).toBe(0)
    expect(all.some(({ kind }) => kind === 'description')).toBe(false)
    const { stdout } = await stand.run(['drift', '--target', 'stand'])
    expect(stdout).toContain('No description of the API was found in 8 places')
  })

  it('may refer to itself without end', async () => {
    const document = own()
    const { schemas } = document['components'] as { schemas: Record<string, unknown> }
    schemas['HostShort'] = {
      allOf: [{ $ref: '#/components/schemas/HostShort' }],
      properties: { self: { $ref: '#/components/schemas/HostShort' } },
    }
    const { drifts } = await warped(publishing({ '/swagger/openapi.json': document }))
    expect(drifts).toContain('missing host-read /state billmanager+clouden')
    expect(drifts).toContain('new host-read /self')
  })

  it('is too large to be looked at, where nobody has named it', async () => {
    const huge = JSON.stringify({ ...own(), 'x-filler': 'x'.repeat(10 * 2 ** 20) })
    const { exitCode, all } = await warped(publishing({ '/swagger/swagger.json': huge }))
    expect([exitCode, all.some(({ kind }) => kind === 'description')]).toEqual([0, false])
    const { exitCode: code, stderr } = await stand.run([
      'drift',
      '--target',
      'stand',
      '--description',
      `${(stand as WarpedStand).outer}/swagger/swagger.json`,
    ])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/VMH_INPUT_TOO_LARGE[^]*more than 8388608/)])
  })
})

describe('a description that is named', () => {
  const named = async (
    text: string,
    ...args: readonly string[]
  ): Promise<Awaited<ReturnType<Stand['run']>>> => {
    stand = await openStand()
    const file = join(stand.folder, 'vm.description')
    await writeFile(file, text)
    return await stand.run(['drift', '--target', 'stand', '--json', '--description', file, ...args])
  }

  it('may be several files, in JSON or YAML, each of one service', async () => {
    stand = await openStand()
    const fixture = new URL('../../contracts/drift/published/fixtures/mini-swagger2.yaml', import.meta.url)
    await writeFile(join(stand.folder, 'vm.yaml'), await readFile(fixture, 'utf8'))
    const auth = {
      openapi: '3.0.0',
      servers: [{ url: '/auth/v4' }],
      paths: { '/whoami': { get: { responses: {} } } },
    }
    await writeFile(join(stand.folder, 'auth.json'), JSON.stringify(auth))
    const files = ['vm.yaml', 'auth.json'].map((name) => join(stand.folder, name))
    const { all, drifts } = await tellDrift(stand, '--description', ...files)
    expect(all.filter(({ kind }) => kind === 'description').map(({ operations }) => operations)).toEqual([
      2, 1,
    ])
    expect(drifts).toContain('missing operation host-create billmanager+clouden')
    expect(drifts).toContain('missing operation token-create billmanager+clouden')
    expect(drifts.some((drift) => drift.includes('account-create') || drift.includes('whoami'))).toBe(false)
    expect(drifts.some((drift) => drift.includes('ip-service'))).toBe(false)
  })

  it.each([
    ['<html></html>', 'VMH_DESCRIPTION_FOREIGN'],
    ['{"openapi": "3.0.0"}', 'neither OpenAPI 3 nor Swagger 2'],
    ['a: [', 'VMH_YAML_SYNTAX'],
    ['[a, &x [*x]]: 1', 'VMH_YAML_SYNTAX'],
    [`${' '.repeat(10 * 2 ** 20)}{}`, 'VMH_INPUT_TOO_LARGE'],
  ])('has to be one: %#', async (text, words) => {
    const { exitCode, stderr } = await named(text)
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)])
  })

  it('at an address has to be there', async () => {
    stand = await openWarpedStand(() => undefined)
    for (const [address, words] of [
      [`${(stand as WarpedStand).outer}/gone.json`, 'status 404'],
      ['http://127.0.0.1:1/vm.json', 'ECONNREFUSED'],
    ]) {
      const { exitCode, stderr } = await stand.run([
        'drift',
        '--target',
        'stand',
        '--description',
        address ?? '',
      ])
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words ?? '')])
    }
  })

  it('elsewhere is asked for without a session', async () => {
    const elsewhere = await openWarpedStand((path, answer) =>
      path === '/vm.json'
        ? { status: answer.status === 404 ? 200 : 500, body: contractDocument('2024.03') }
        : undefined,
    )
    await using _ = elsewhere
    stand = await openStand()
    const { exitCode } = await tellDrift(stand, '--description', `${elsewhere.outer}/vm.json`)
    expect(exitCode).toBe(0)
    expect(elsewhere.tokens).toEqual([undefined])
  })
})
