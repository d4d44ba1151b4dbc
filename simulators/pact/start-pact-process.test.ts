import { pathToFileURL } from 'node:url'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpTransport } from '../transport/http-transport.ts'
import { serveHttp } from '../vmmanager/http/http-server.ts'
import { call } from './call.ts'
import { jsonResponse } from './fixtures/json-response.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { like } from './matchers.ts'
import type { PactCall } from './pact-call.ts'
import { startPactProcess } from './start-pact-process.ts'

const hosts: PactCall = call(
  'all machines',
  { name: 'a machine runs' },
  {
    method: 'GET',
    path: '/vm/v3/host',
    answer: { list: like([]) },
  },
)

const failed = { code: 'VMH_PACT_FAILED' }

/** Lets a client make one call of Pact's server. */
async function ask(url: string, path: string): Promise<unknown> {
  await using transport = httpTransport(url)
  const headers = { 'x-xsrf-token': 'any' }
  const { response } = await transport.send({ method: 'GET', path, query: '', headers })
  return response?.body
}

describe('Pact in a process of its own', () => {
  it('answers a call with its example, and writes the pact', async () => {
    await using folder = await temporaryFolder()
    await using pact = startPactProcess()
    const names = { consumer: 'c', provider: 'p', folder: folder.path }
    await pact.serve(names, [hosts], async (url) => {
      expect(await ask(url, '/vm/v3/host')).toEqual({ list: [] })
    })
    const written = JSON.parse(await readFile(join(folder.path, 'c-p.json'), 'utf8')) as object
    expect(written).toMatchObject({
      consumer: { name: 'c' },
      provider: { name: 'p' },
      interactions: [{ description: 'all machines', providerStates: [{ name: 'a machine runs' }] }],
      metadata: { pactSpecification: { version: '4.0' } },
    })
  })

  it('says which call was another one, and which was not made', async () => {
    await using folder = await temporaryFolder()
    await using pact = startPactProcess()
    const names = { consumer: 'c', provider: 'p', folder: folder.path }
    const other = pact.serve(names, [hosts], async (url) => void (await ask(url, '/vm/v3/node')))
    await expect(other).rejects.toMatchObject({ ...failed, message: expect.stringContaining('/vm/v3/node') })
    const none = pact.serve(names, [hosts], () => Promise.resolve())
    await expect(none).rejects.toMatchObject({
      ...failed,
      message: expect.stringContaining('expected but not received'),
    })
    await expect(readFile(join(folder.path, 'c-p.json'), 'utf8')).rejects.toThrow('ENOENT')
  })

  it('passes on what goes wrong for the client, and goes on', async () => {
    await using folder = await temporaryFolder()
    await using pact = startPactProcess()
    const names = { consumer: 'c', provider: 'p', folder: folder.path }
    const broken = new Error('the client is broken')
    await expect(pact.serve(names, [hosts], () => Promise.reject(broken))).rejects.toBe(broken)
    await pact.serve(names, [hosts], async (url) => void (await ask(url, '/vm/v3/host')))
  })

  it('tells when its process ends', async () => {
    await using folder = await temporaryFolder()
    const script = join(folder.path, 'ends.mjs')
    await writeFile(script, 'process.exit(7)')
    await using pact = startPactProcess({ script: pathToFileURL(script) })
    const settings = { url: 'http://127.0.0.1:1', statesUrl: 'http://127.0.0.1:1', provider: 'p' }
    const problem = 'its process has ended with 7'
    await expect(pact.verify(settings)).rejects.toMatchObject({ ...failed, params: { problem } })
    await expect(pact.verify(settings)).rejects.toMatchObject({ ...failed, params: { problem } })
  })

  it('has the variables that it is given, but none that would steer Pact', async () => {
    await using folder = await temporaryFolder()
    const script = join(folder.path, 'tells.mjs')
    const tell =
      'process.on("message", () => process.send({ news: "verified", result: JSON.stringify(process.env) }))'
    await writeFile(script, tell)
    const env = { HTTPS_PROXY: 'http://proxy.example.com', PACT_BROKER_BASE_URL: 'x', PACT_DO_NOT_TRACK: '' }
    await using pact = startPactProcess({ script: pathToFileURL(script), env })
    const settings = { url: '', statesUrl: '', provider: 'p' }
    const seen = JSON.parse(await pact.verify(settings)) as Readonly<Record<string, string>>
    expect(seen).toMatchObject({
      HTTPS_PROXY: 'http://proxy.example.com',
      PACT_DO_NOT_TRACK: 'true',
      DO_NOT_TRACK: '1',
    })
    expect(seen).not.toHaveProperty('PACT_BROKER_BASE_URL')
  })

  it('says that Pact is missing where it is not installed', async () => {
    await using folder = await temporaryFolder()
    const script = join(folder.path, 'lacks.mjs')
    const lacking = [
      "import { registerHooks } from 'node:module'",
      'const missing = new Error("Cannot find package \'@pact-foundation/pact\'")',
      'missing.code = "ERR_MODULE_NOT_FOUND"',
      'const resolve = (name, context, next) => { if (name.startsWith("@pact")) throw missing; return next(name, context) }',
      'registerHooks({ resolve })',
      `await import(${JSON.stringify(new URL('pact-process.ts', import.meta.url).href)})`,
    ]
    await writeFile(script, lacking.join('\n'))
    await using pact = startPactProcess({ script: pathToFileURL(script) })
    await expect(pact.verify({ url: '', statesUrl: '', provider: 'p' })).rejects.toMatchObject({
      code: 'VMH_PACKAGE_MISSING',
      params: { name: '@pact-foundation/pact' },
    })
  })

  it('tells nobody that it is used: its core finds that switched off when it is loaded', async () => {
    await using folder = await temporaryFolder()
    const pact = { consumer: { name: 'c' }, provider: { name: 'p' }, interactions: [] }
    const file = join(folder.path, 'empty.json')
    await writeFile(file, JSON.stringify(pact))
    await using provider = await serveHttp(() => ({ delivery: jsonResponse({}) }), 0)
    let noise = ''
    await using process = startPactProcess({ noise: (text) => (noise += text) })
    const { url } = provider
    await process.verify({ url, statesUrl: url, provider: 'p', files: [file], logLevel: 'debug' })
    expect(noise).toContain("'PACT_DO_NOT_TRACK' environment variable is set, will not send metrics")
  })
})
