import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request } from 'undici'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import { Faults } from '../../faults/faults.ts'
import { exactSettings } from '../fixtures/test-vmmanager.ts'
import { handle } from '../handle.ts'
import { type World, createWorld } from '../world/world.ts'
import { connected, openRaw } from './fixtures/raw-client.ts'
import type { HttpLimits } from './http-limits.ts'
import { serveHttp } from './http-server.ts'
import type { HttpServer } from './open-server.ts'
import { firstAdministrator } from '../world/inventory.ts'

interface Served extends AsyncDisposable {
  readonly url: string
  readonly world: World
  /** Those that came through to the world. */
  readonly requests: readonly ExchangeRequest[]
}

async function serve(limits: Partial<HttpLimits> = {}): Promise<Served> {
  const world = createWorld(exactSettings, new Faults(), () => {})
  const requests: ExchangeRequest[] = []
  const server = await serveHttp(
    (request) => {
      requests.push(request)
      return handle(world, request, 0)
    },
    0,
    { limits },
  )
  return { url: server.url, world, requests, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const alive = async ({ url }: { readonly url: string }): Promise<number> =>
  (await request(`${url}/vm/v3/host`)).statusCode

/** Time-outs short enough to wait for. */
const impatient = { headersTimeoutMs: 150, requestTimeoutMs: 150, checkEveryMs: 20 }

describe('malformed HTTP', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['TLS spoken to a plain port', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc])],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
    ['a length that is no number', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n'],
    [
      'two ways to tell the length, as in request smuggling',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a zero byte in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n'],
  ])('with %s is answered with 400 and closed, and nobody hears of it', async (_, bytes) => {
    await using server = await serve()
    expect(await openRaw(server.url, bytes).ended).toMatch(/^HTTP\/1\.1 400 /)
    expect(server.requests).toEqual([])
    expect(await alive(server)).toBe(401)
  })

  it('in the chunks of a body ends the connection and changes nothing', async () => {
    await using server = await serve()
    const head = 'POST /vm/v3/host HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'
    await openRaw(server.url, `${head}5\r\nhello\r\nnonsense\r\n`).ended
    expect(server.requests).toEqual([])
    expect(await alive(server)).toBe(401)
  })

  it('after a good request does not spoil the answer to that', async () => {
    await using server = await serve()
    const text = await openRaw(server.url, 'GET /a HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n').ended
    expect(text).toMatch(/^HTTP\/1\.1 404 /)
    expect(server.requests.map(({ path }) => path)).toEqual(['/a'])
  })

  it('with a head that is too large is answered with 431', async () => {
    await using server = await serve()
    const bytes = `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(100_000)}\r\n\r\n`
    expect(await openRaw(server.url, bytes).ended).toMatch(/^(HTTP\/1\.1 431 |$)/)
    expect(await alive(server)).toBe(401)
  })

  it('of any kind neither ends the server nor changes the world', async () => {
    await using server = await serve()
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          'GET',
          'POST',
          ' ',
          '/vm/v3/host',
          ' HTTP/1.1',
          '\r\n',
          'Host: x',
          ': ',
          'Content-Length: 5',
        ),
        fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      ),
      { maxLength: 20 },
    )
    const property = fc.asyncProperty(pieces, async (parts) => {
      const { socket, ended } = openRaw(server.url, Buffer.from(parts.join(''), 'latin1'))
      socket.end()
      await ended
    })
    await fc.assert(property, { numRuns: 60 })
    expect([server.world.hosts.size, server.world.sessions.size]).toEqual([0, 0])
    expect(await alive(server)).toBe(401)
  })
})

describe('a body', () => {
  const logIn = (body: Buffer | string): string =>
    `POST /auth/v4/public/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`

  it('of broken UTF-8 is refused, though it would be JSON with the broken characters replaced', async () => {
    await using server = await serve()
    const { email } = firstAdministrator
    const broken = Buffer.concat([
      Buffer.from(`{"email":"${email}","password":"`),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from('"}'),
    ])
    const text = await openRaw(server.url, Buffer.concat([Buffer.from(logIn(broken)), broken])).ended
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text).toContain('"code":1108')
  })

  it('of good UTF-8 arrives whole, in whatever pieces it is sent', async () => {
    await using server = await serve()
    const body = { email: 'жук@example.com', password: '日本' }
    const bytes = Buffer.from(JSON.stringify(body))
    const client = openRaw(server.url, logIn(bytes))
    for (const byte of bytes) client.socket.write(Buffer.from([byte]))
    expect(await client.ended).toMatch(/^HTTP\/1\.1 401 /)
    expect(server.requests).toMatchObject([{ body }])
  })

  it('that never ends is given up with 408, and nobody hears of it', async () => {
    await using server = await serve(impatient)
    const { ended } = openRaw(
      server.url,
      'POST /vm/v3/host HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{"na',
    )
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /)
    expect(server.requests).toEqual([])
  })

  it('over the limit that was set is refused', async () => {
    await using server = await serve({ bodyBytes: 10 })
    const send = (size: number): Promise<{ readonly statusCode: number }> =>
      request(`${server.url}/auth/v4/public/token`, { method: 'POST', body: 'x'.repeat(size) })
    expect((await send(11)).statusCode).toBe(413)
    expect((await send(10)).statusCode).toBe(400)
    expect(server.requests).toHaveLength(1)
  })
})

describe('connections', () => {
  it('that say nothing, or not enough, are closed in time', async () => {
    await using server = await serve(impatient)
    const silent = openRaw(server.url)
    const slow = openRaw(server.url, 'GET /vm/v3/host HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    expect(await slow.ended).toMatch(/^HTTP\/1\.1 408 /)
    expect(await silent.ended).toMatch(/^HTTP\/1\.1 408 |^$/)
  })

  it('that wait for nothing after a request are closed in time', async () => {
    await using server = await serve({ keepAliveTimeoutMs: 50, checkEveryMs: 20 })
    expect(await openRaw(server.url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n').ended).toMatch(/^HTTP\/1\.1 404 /)
  })

  it('that are half open by the hundred keep nobody else from his answer', async () => {
    await using server = await serve()
    const half = Array.from({ length: 500 }, (_, index) =>
      openRaw(server.url, index % 2 === 0 ? '' : 'POST /vm/v3/host HTTP/1.1\r\nHost: x\r\nContent-'),
    )
    await Promise.all(half.map(connected))
    for (let count = 0; count < 10; count++) expect(await alive(server)).toBe(401)
    for (const { socket } of half) socket.destroy()
    expect(server.world.hosts.size).toBe(0)
    expect(await alive(server)).toBe(401)
  })

  it('beyond the limit are closed as they come, and there is room again when others go', async () => {
    await using server = await serve({ connections: 3 })
    const first = Array.from({ length: 3 }, () => openRaw(server.url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'))
    await Promise.all(first.map(({ socket }) => new Promise((resolve) => socket.once('data', resolve))))
    expect(await openRaw(server.url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n').ended).toBe('')
    for (const { socket } of first) socket.destroy()
    await expect.poll(() => alive(server).catch(() => 0), { timeout: 5000 }).toBe(401)
  })
})

describe('a server that ends', () => {
  async function busy(graceMs: number): Promise<{
    readonly server: HttpServer
    readonly answer: () => void
    readonly arrived: Promise<void>
  }> {
    const gate = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    const world = createWorld(exactSettings, new Faults(), () => {})
    const server = await serveHttp(
      async (request) => {
        arrived.resolve()
        await gate.promise
        return handle(world, request, 0)
      },
      0,
      { limits: { graceMs } },
    )
    return { server, answer: () => gate.resolve(), arrived: arrived.promise }
  }

  it('lets what is under way end, and takes no more', async () => {
    const { server, answer, arrived } = await busy(60_000)
    const underWay = openRaw(server.url, 'GET /vm/v3/host HTTP/1.1\r\nHost: x\r\n\r\n')
    const idle = openRaw(server.url)
    await Promise.all([arrived, connected(idle)])
    const closed = server[Symbol.asyncDispose]()
    await expect(alive(server)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    answer()
    await closed
    expect(await underWay.ended).toMatch(/^HTTP\/1\.1 401 /)
    expect(await idle.ended).toBe('')
  })

  it('does not wait longer than it may', async () => {
    const { server, arrived } = await busy(50)
    const { ended } = openRaw(server.url, 'GET /vm/v3/host HTTP/1.1\r\nHost: x\r\n\r\n')
    await arrived
    await server[Symbol.asyncDispose]()
    expect(await ended).toBe('')
  })
})
