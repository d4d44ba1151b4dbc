import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import { rawServer } from '../../simulators/recorder/fixtures/raw-server.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { recorded, type ReadyToRecord } from './fixtures/recorded.ts'

const deep = `${'['.repeat(6000)}${']'.repeat(6000)}`

/** Bodies that no reader should choke on: packed or not as they say, and JSON or not. */
const hostile = fc
  .record({
    text: fc.oneof(
      fc.constant(deep),
      fc.constant(`{"a":${'{"a":'.repeat(9000)}1${'}'.repeat(9001)}`),
      fc.constant(`{"a":${deep}`),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.json({ depthSize: 'large' }),
      fc.constant('{"__proto__":{"toString":1},"constructor":null,"toJSON":1}'),
    ),
    packed: fc.boolean(),
    encoding: fc.constantFrom('', 'gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'nonsense', 'identity'),
  })
  .map(({ text, packed, encoding }) => ({
    bytes: packed ? gzipSync(text) : Buffer.from(text),
    headers: encoding === '' ? {} : { 'content-encoding': encoding },
  }))

describe('a recorder stands in nobody’s way', () => {
  it('passes bodies on that it cannot read, says so, and leaves a gap: no pass for such a recording', async () => {
    await using folder = await temporaryFolder()
    await using upstream = await rawServer((outgoing, { method }) => {
      outgoing
        .writeHead(200, { 'content-type': 'application/json' })
        .end(method === 'GET' ? deep : '{"list":[]}')
    })
    const session = await recorded(
      { folder: folder.path, args: ['--upstream', upstream.url] },
      async ({ url }) => {
        const sent = await request(`${url}/vm/v3/host?x=1`, { method: 'POST', body: deep })
        expect([sent.statusCode, await sent.body.text()]).toEqual([200, '{"list":[]}'])
        expect(await (await request(`${url}/vm/v3/os`)).body.text()).toBe(deep)
        expect((await request(`${url}/vm/v3/host`, { method: 'POST', body: '{}' })).statusCode).toBe(200)
      },
    )
    expect(upstream.requests.map(({ body }) => body)).toEqual([deep, '', '{}'])
    expect(session.stderr).toContain('POST /vm/v3/host was forwarded, and not recorded')
    expect(session.stderr).toMatch(/error VMH_RECORDING_GAP[\s\S]*missing events: 2/)
    expect(session.exitCode).toBe(3)
    const events = decodeTrace(await readFile(session.trace, 'utf8'), session.trace)
    expect(
      events.map((event) => (event.type === 'gap' ? `${event.cause} ${event.where}` : event.type)),
    ).toEqual(['run', 'unreadable POST /vm/v3/host', 'unreadable GET /vm/v3/os', 'order', 'exchange', 'end'])
    const check = await runCli(['check', session.trace])
    expect([check.exitCode, check.stdout]).toEqual([1, expect.stringContaining('inconclusive')])
  })

  it('whatever the bodies are, the bytes arrive, and the recording can be read', async () => {
    await using folder = await temporaryFolder()
    let answer: { readonly bytes: Buffer; readonly headers: Record<string, string> } = {
      bytes: Buffer.from(''),
      headers: {},
    }
    await using upstream = await rawServer((outgoing) =>
      outgoing.writeHead(200, answer.headers).end(answer.bytes),
    )
    const session = await recorded(
      { folder: folder.path, args: ['--upstream', upstream.url] },
      async ({ url }) => {
        await fc.assert(
          fc.asyncProperty(hostile, hostile, async (asked, answered) => {
            answer = answered
            const { bytes: body, headers } = asked
            const got = await request(`${url}/vm/v3/host`, { method: 'POST', body, headers })
            expect(Buffer.from(await got.body.arrayBuffer()).equals(answered.bytes)).toBe(true)
          }),
          { numRuns: 60 },
        )
      },
    )
    const events = decodeTrace(await readFile(session.trace, 'utf8'), session.trace)
    expect(events.filter(({ type }) => type === 'exchange' || type === 'gap')).toHaveLength(60)
  })

  it('goes on when the disk is full, says so at once, and ends the file with a gap', async () => {
    await using folder = await temporaryFolder()
    await using upstream = await rawServer((outgoing) => outgoing.writeHead(200).end('{"list":[]}'))
    const trace = join(folder.path, 'a.ndjson')
    const args = ['record', '--upstream', upstream.url, '-o', trace]
    const main = fileURLToPath(new URL('../vmharness.js', import.meta.url))
    // A limit of the size of files, in blocks of 1024 bytes, is what a full disk is to a process.
    const child = spawn('bash', ['-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath, main, ...args])
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const { url } = JSON.parse(line.toString()) as ReadyToRecord
    for (let call = 0; call < 40; call++) {
      const { statusCode, body } = await request(`${url}/vm/v3/host`)
      await body.dump()
      expect(statusCode).toBe(200)
    }
    await expect.poll(() => stderr).toContain(`${trace} cannot be written`)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([3, null])
    expect(stderr).toContain('VMH_RECORDING_GAP')
    const events = decodeTrace(await readFile(trace, 'utf8'), trace)
    expect(events.slice(-2)).toMatchObject([{ type: 'gap', cause: 'unwritable' }, { type: 'end' }])
    expect((await runCli(['check', trace])).exitCode).toBe(1)
  })
})
